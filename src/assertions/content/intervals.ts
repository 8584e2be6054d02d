import { parseReadingType } from '../../standard/codes/reading-type.ts'
import { childNamed, childrenNamed, childText } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { hasZone, named, readingTypeOf } from './profiles.ts'

const standing = {
  strength: 'should',
  basis: 'inferred',
  claim: 'payload',
  source: 'plain reading of the profile',
} as const

/** A moment that can be compared with others: only one with a zone can. */
const moment = (text: string | undefined): number | undefined => {
  const time = text !== undefined && hasZone(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

const order: Assertion = {
  id: 'interval.order',
  rule: 'The readings of an interval block follow each other in time, none twice.',
  requirements: ['RD-007'],
  standing,
  hint: 'Sort by time in UTC: on the day clocks go back, local times repeat.',
  judge: eachMessage(function* (message, { standard }) {
    for (const block of named(message, 'IntervalBlocks', standard)) {
      let last: number | undefined
      for (const reading of childrenNamed(block, 'IntervalReadings')) {
        const text = childText(reading, 'timeStamp')
        const time = moment(text)
        if (time === undefined) continue
        if (last !== undefined)
          yield judged(time > last, {
            message,
            element: reading,
            expected: `a time after ${new Date(last).toISOString()}`,
            actual: text ?? '',
          })
        last = time
      }
    }
  }),
}

const inside: Assertion = {
  id: 'interval.inside',
  rule: 'The readings of an interval block lie inside the interval that the meter reading states.',
  requirements: ['RD-007'],
  standing,
  hint: 'Widen valuesInterval, or leave out the readings beyond it.',
  judge: eachMessage(function* (message, { standard }) {
    for (const reading of named(message, 'MeterReading', standard)) {
      const stated = childNamed(reading, 'valuesInterval')
      const [start, end] = ['start', 'end'].map((name) => moment(stated && childText(stated, name)))
      if (start === undefined && end === undefined) continue
      for (const block of childrenNamed(reading, 'IntervalBlocks'))
        for (const one of childrenNamed(block, 'IntervalReadings')) {
          const text = childText(one, 'timeStamp')
          const time = moment(text)
          if (time === undefined) continue
          yield judged((start === undefined || time >= start) && (end === undefined || time <= end), {
            message,
            element: one,
            expected: 'a time inside valuesInterval',
            actual: text ?? '',
          })
        }
    }
  }),
}

const statedOrder: Assertion = {
  id: 'interval.stated-order',
  rule: 'An interval does not end before it starts.',
  requirements: ['RD-007'],
  standing: { ...standing, strength: 'must' },
  hint: 'In a DateTimeInterval the element end stands before start: they may have been filled in by position.',
  judge: eachMessage(function* (message, { standard }) {
    for (const name of ['valuesInterval', 'timePeriod'])
      for (const stated of named(message, name, standard)) {
        const start = moment(childText(stated, 'start'))
        const end = moment(childText(stated, 'end'))
        if (start === undefined || end === undefined) continue
        yield judged(end >= start, {
          message,
          element: stated,
          expected: 'an end after the start',
          actual: `${childText(stated, 'start') ?? ''} to ${childText(stated, 'end') ?? ''}`,
        })
      }
  }),
}

/** Clocks of meters are not exact: readings may be that much closer than their period. */
const jitter = 0.1

const step: Assertion = {
  id: 'interval.step',
  rule: 'The readings of an interval block are no closer to each other than the measuring period of their type.',
  requirements: ['RD-007'],
  standing,
  hint: 'The reading type names another period (part 3) than the values have, or the values are of several registers.',
  judge: eachMessage(function* (message, { standard }) {
    for (const block of named(message, 'IntervalBlocks', standard)) {
      const type = parseReadingType(readingTypeOf(block) ?? '')
      const period =
        type.ok && standard.codes.readingType.values.get('measuringPeriod')?.find(String(type.parts.measuringPeriod))
      if (!period || period.minutes === undefined) continue
      const leastMs = period.minutes * 60_000 * (1 - jitter)
      let last: number | undefined
      for (const reading of childrenNamed(block, 'IntervalReadings')) {
        const time = moment(childText(reading, 'timeStamp'))
        if (time === undefined) continue
        // What does not follow at all is the finding of interval.order.
        if (last !== undefined && time > last)
          yield judged(time - last >= leastMs, {
            message,
            element: reading,
            expected: `a time ${period.minutes} min or more after ${new Date(last).toISOString()}`,
            actual: childText(reading, 'timeStamp') ?? '',
          })
        last = time
      }
    }
  }),
}

/** Rules on intervals and their order. */
export const intervalAssertions: readonly Assertion[] = [order, inside, statedOrder, step]
