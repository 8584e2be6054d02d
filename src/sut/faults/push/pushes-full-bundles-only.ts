// BUG: a message is sent when it is full; what is left in the last one waits for the next day.

import { bundlesOf } from '../../reference/bulk.ts'
import type { Fault } from '../fault.ts'

export const pushesFullBundlesOnly: Fault = {
  name: 'pushes-full-bundles-only',
  says: 'Of a bulk, the meters of the last message are left out where they do not fill it.',
  behaviours: {
    'push.bundles': (meters) => {
      const [first, ...others] = bundlesOf(meters)
      return first ? [first, ...others.filter(({ length }) => length === first.length)] : []
    },
  },
  raises: [{ assertion: 'push.complete', cases: ['RD-047', 'RD-047.as-read'] }],
}
