// BUG: an index into the table of meters is one too high.

import { conforming } from '../behaviours.ts'
import { plant, type Meter } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

const withoutAField = [
  'ENV-001.any-optional-field',
  'ENV-001.messageid',
  'ENV-001.correlationid',
  'ENV-001.timestamp',
  'ENV-001.source',
]

/** Requests of which no step expects anything: those before a wrong one, and the first of two. */
const whereARequestBeforeIsAnswered = [
  ...withoutAField,
  'RD-002',
  'RD-003.unknown',
  'RD-005.one-unsupported',
  'RD-010',
  'ERR-003',
  'ERR-012',
]

const nextTo = (meter: Meter): Meter | undefined =>
  plant.meters[(plant.meters.indexOf(meter) + 1) % plant.meters.length]

export const readsTheNextMeter: Fault = {
  name: 'reads-the-next-meter',
  says: 'Replies hold the data of another meter, labelled as that other meter.',
  behaviours: {
    'meters.find': (reference) => {
      const meter = conforming['meters.find'](reference)
      return meter && nextTo(meter)
    },
  },
  raises: [
    { assertion: 'answer.of-asked-meters', cases: whereARequestBeforeIsAnswered },
    { assertion: 'answer.complete', cases: whereARequestBeforeIsAnswered },
    {
      assertion: 'meter-config.complete',
      cases: [...withoutAField, 'ENV-002'],
    },
    {
      assertion: 'meter-config.of-asked-meters',
      cases: [...withoutAField, 'ENV-002'],
    },
    {
      assertion: 'readings.complete',
      cases: ['MEP-001', 'RD-001', 'RD-002', 'RD-003', 'RD-005', 'RD-005.one-unsupported', 'RD-010', 'ERR-003'],
    },
    {
      assertion: 'readings.of-asked-objects',
      cases: ['MEP-001', 'RD-001', 'RD-002', 'RD-003', 'RD-005', 'RD-005.one-unsupported', 'RD-010', 'ERR-003'],
    },
  ],
  consequences: [
    'error.names-object',
    'event.redelivered',
    'event.told',
    'expect.not-misread',
    'expect.refused',
    'expect.result',
    'history.complete',
    'history.of-asked',
    'programme.not-told',
    'programme.told',
    'push.complete',
    'readings.every-interval',
    'readings.of-unreachable-meter',
    'readings.quality-told',
    'schedule.delivered',
    'schedule.of-scheduled',
  ],
}
