import type { ScenarioResult } from '../../src/verdict/run-result.ts'

/**
 * Is a case not applicable because messages travel in another form, or by another transport, than the case is about, or who asks
 * is known in another way? No one form has them all: what is about typed services does not apply over the generic one, what is
 * about a broker not over HTTP, what is about HTTP Basic not where there are tokens.
 */
export const isOfAnotherForm = ({ verdict, reason = '' }: Pick<ScenarioResult, 'verdict' | 'reason'>): boolean =>
  verdict === 'not-applicable' && /\b(?:transport|binding\.\w+|ics\.security)\b/.test(reason)
