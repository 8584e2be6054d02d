// BUG: the timestamp is printed in local time without saying so.

import type { Fault } from './fault.ts'

export const timestampWithoutZone: Fault = {
  name: 'timestamp-without-zone',
  says: 'The Timestamp of replies has no time zone.',
  behaviours: {
    'reply.timestamp': ({ now }) => now.replace(/Z$/, ''),
  },
  raises: [{ assertion: 'header.timestamp-zone', cases: 'every case' }],
}
