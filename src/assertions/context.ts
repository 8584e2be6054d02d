import { eachReply, judged, type Assertion } from './assertion.ts'

const sameContext: Assertion = {
  id: 'header.same-context',
  rule: 'Where a reply tells a Context it is that of the request.',
  requirements: ['ENV-023'],
  standing: {
    strength: 'may',
    basis: 'inferred',
    claim: 'exchange',
    source: 'Context of the envelope schemas; what it does is left open',
  },
  hint: 'Copy the Context of the request, or leave it out.',
  judge: eachReply(function* ({ request, reply }) {
    const asked = request.message?.header?.context
    const answered = reply.message?.header?.context
    if (!asked) return
    yield judged(!answered || answered.value === asked.value, {
      message: reply,
      ...(answered && { element: answered.element }),
      expected: asked.value,
      actual: answered?.value ?? 'none',
    })
  }),
}

/** Rules on the Context of messages. */
export const contextAssertions: readonly Assertion[] = [sameContext]
