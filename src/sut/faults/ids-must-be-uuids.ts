// BUG: ids are kept in columns of the type UUID.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const idsMustBeUuids: Fault = {
  name: 'ids-must-be-uuids',
  says: 'A request whose MessageID is no UUID is refused.',
  behaviours: {
    'accepts.header': (header) =>
      header.messageId && !uuid.test(header.messageId.value) ? '1.8' : conforming['accepts.header'](header),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-018'] }],
}
