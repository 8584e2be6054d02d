// BUG: the dispatcher of operations knows the nouns of objects only.

import { linkNoun } from '../../reference/links.ts'
import type { Fault } from '../fault.ts'

export const setsWithoutLinks: Fault = {
  name: 'sets-without-links',
  says: 'The links in a set are answered OK, and are not made.',
  behaviours: {
    'operations.taken': (operations) =>
      operations.filter(({ profiles }) => profiles.every(({ name }) => name !== linkNoun)),
  },
  raises: [{ assertion: 'stored.linked', cases: ['OPS-002'] }],
}
