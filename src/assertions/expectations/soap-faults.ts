import type { Recognised } from '../../binding/recognise.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { eachExpectation } from './expectation.ts'

/** Is a detail the FaultMessage of the service that was asked? Where the request could not be read, that of any is. */
function isOwn({ message, operation }: Recognised, asked: Recognised | undefined): boolean {
  if (message.archetype !== 'FaultMessage') return false
  return asked === undefined || operation?.noun === asked.operation?.noun
}

const inWords = (asked: Recognised | undefined): string =>
  asked?.operation ? `${asked.operation.noun}FaultMessage` : 'FaultMessage'

const detail: Assertion = {
  id: 'expect.fault-detail',
  rule: 'The detail of a SOAP fault is the FaultMessage of the service: of the noun for a typed one.',
  requirements: [],
  standing: {
    strength: 'should',
    basis: 'reported',
    claim: 'transport',
    source: 'faults of the operations in public templates of typed services',
  },
  hint: 'Put a FaultMessage with Reply, Result FAILED and an Error into the detail; a client then reads the reason as that of any refusal.',
  judge: eachExpectation('fault-detail', function* ({ request, reply }): Iterable<Judgement> {
    const { fault, content } = reply.binding ?? {}
    const asked = request.binding?.content
    const expected = `a fault with ${inWords(asked)} in its detail`
    // Both are legal; a client has to be ready for them, so they are noted.
    const noted = (actual: string): Judgement => ({
      outcome: 'fail',
      standing: { strength: 'may' },
      ...(fault && { element: fault.element }),
      expected,
      actual,
    })
    if (fault?.detail)
      yield judged(isOwn(fault.detail, asked), {
        element: fault.detail.root,
        expected,
        actual: `${fault.detail.root.name} of ${fault.detail.root.namespace}`,
      })
    else if (fault) yield noted('a plain SOAP fault')
    else if (content?.message.reply?.result?.value === 'FAILED') yield noted('a FAILED reply')
    else yield { outcome: 'not-judged', actual: 'no SOAP fault' }
  }),
}

/** Expectations on SOAP faults. */
export const soapFaultAssertions: readonly Assertion[] = [detail]
