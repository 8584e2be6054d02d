import { eachMessage, judged, type Assertion } from './assertion.ts'
import { isErrorCode } from './reply-codes.ts'

const level: Assertion = {
  id: 'reply.error-level',
  rule: 'The level of an Error fits its code: INFORM for category 0, a graver one for what failed, where levels are given.',
  requirements: ['ERR-007'],
  standing: { strength: 'should', basis: 'inferred', claim: 'exchange', source: 'plain reading of the level names' },
  hint: 'Give what failed the level WARNING or above, so that a reader who sorts by level does not pass over it.',
  judge: eachMessage(function* (message) {
    const errors = message.message?.reply?.errors
    if (!errors) return
    if (!errors.length) yield { outcome: 'pass', message }
    for (const { code, level: given } of errors) {
      // A word that is no level at all is the schema's finding.
      const isLevel = given && ['INFORM', 'WARNING', 'FATAL', 'CATASTROPHIC'].includes(given.value)
      const failed = isErrorCode(code?.value)
      yield judged(!isLevel || !code?.value || failed === (given.value !== 'INFORM'), {
        message,
        ...(given && { element: given.element }),
        expected: failed ? `WARNING or above for ${code?.value ?? ''}` : `INFORM for ${code?.value ?? ''}`,
        actual: given?.value ?? '',
      })
    }
  }),
}

/** A name with at most one prefix, as QName has it; whether the prefix is declared is not looked at. */
const qualifiedName = /^[\p{L}_][\p{L}\p{N}._-]*(:[\p{L}_][\p{L}\p{N}._-]*)?$/u

const xpath: Assertion = {
  id: 'reply.error-xpath',
  rule: 'The xpath of an Error, where there is one, is a qualified name, as its schema has it.',
  requirements: ['ERR-032'],
  standing: {
    strength: 'may',
    basis: 'reported',
    claim: 'exchange',
    source: 'type of the element in the envelope schemas, which hardly fits its name',
  },
  hint: 'The schema wants the name of an element there. A path belongs into details; nobody demands it.',
  judge: eachMessage(function* (message) {
    const errors = message.message?.reply?.errors
    if (!errors) return
    if (!errors.length) yield { outcome: 'pass', message }
    for (const { xpath: given, element } of errors)
      yield judged(!given || qualifiedName.test(given.value), {
        message,
        element: given?.element ?? element,
        expected: 'a qualified name, or nothing',
        actual: given?.value ?? '',
      })
  }),
}

/** Rules on single Errors. */
export const replyErrorAssertions: readonly Assertion[] = [level, xpath]
