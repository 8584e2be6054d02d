// BUG: the offset of the winter is written all year round, behind the local time.

import type { Fault } from './fault.ts'

const localTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
})

export const clocksNeverChange: Fault = {
  name: 'clocks-never-change',
  says: 'Past moments are told in local time, with the offset of the winter even in summer.',
  behaviours: {
    'history.stamp': (ms) => `${localTime.format(ms).replace(' ', 'T')}+01:00`,
  },
  raises: [
    { assertion: 'readings.every-interval', cases: ['RD-007.clocks-go.forward', 'RD-007.clocks-go.back'] },
    { assertion: 'readings.interval-once', cases: ['RD-007.clocks-go.back'] },
    { assertion: 'interval.order', cases: ['RD-007.clocks-go.back', 'RD-048.clocks-go.back'] },
    { assertion: 'push.complete', cases: ['RD-048.clocks-go.forward', 'RD-048.clocks-go.back'] },
    { assertion: 'readings.within-period', cases: ['RD-007.clocks-go.forward'] },
  ],
  consequences: ['readings.own-time'],
}
