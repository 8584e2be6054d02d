// BUG: the index of names holds their text.

import type { Fault } from '../fault.ts'

export const namesWithoutTheirType: Fault = {
  name: 'names-without-their-type',
  says: 'A name is looked up without its type and its authority.',
  behaviours: {
    'registry.find': (className, { mRID, names = [] }, registry) =>
      registry.find(className, { ...(mRID !== undefined && { mRID }), names: names.map(({ name }) => ({ name })) }),
  },
  raises: [{ assertion: 'stored.told-apart', cases: ['MD-013', 'MD-027'] }],
}
