import { operationIdIn, operationSetIn } from '../message/operation-set.ts'
import { eachReply, judged, type Assertion } from './assertion.ts'

const known: Assertion = {
  id: 'operations.id-known',
  rule: 'An operationId in a reply is that of an operation of the set.',
  requirements: ['OPS-009'],
  standing: {
    strength: 'must',
    basis: 'reported',
    claim: 'exchange',
    source: 'annotation of operationId in the envelope schemas',
  },
  hint: 'Copy the operationId of the operation; do not count the operations yourself.',
  judge: eachReply(function* ({ request, reply }) {
    const set = request.message && operationSetIn(request.message)
    const told = reply.message?.reply
    if (!set || !told) return
    const ids = set.operations.flatMap((one) => operationIdIn(one.element) ?? [])
    for (const element of [told.element, ...told.errors.map((error) => error.element)]) {
      const id = operationIdIn(element)
      if (id === undefined) continue
      yield judged(ids.includes(id), {
        message: reply,
        element,
        expected: `one of ${ids.join(', ') || 'none'}`,
        actual: id,
      })
    }
  }),
}

/** Rules on sets of operations. */
export const operationSetAssertions: readonly Assertion[] = [known]
