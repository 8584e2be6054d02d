// BUG: the operations are put into a table by their id before anybody looks at the ids.

import type { Operation } from '../../message/operation-set.ts'
import type { Fault } from './fault.ts'

const byId = (operations: readonly Operation[]): readonly Operation[] => [
  ...new Map(operations.flatMap((one) => (Number(one.operationId) >= 0 ? [[one.operationId, one]] : []))).values(),
]

export const keepsOperationsById: Fault = {
  name: 'keeps-operations-by-id',
  says: 'Of operations with the same id one is lost, and those without a proper id are too; the answer is OK.',
  behaviours: {
    'accepts.form': () => true,
    'operations.refused': () => undefined,
    'operations.taken': byId,
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-008.same', 'OPS-008.missing', 'OPS-008.negative'] }],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'expect.strict-reader',
    'programme.not-told',
    'programme.told',
    'reply.failed-with-error',
    'schema.payload',
    'stored.none',
    'stored.not-notified',
  ],
}
