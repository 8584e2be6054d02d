import type { ScenarioResult } from '../../src/verdict/run-result.ts'

/**
 * Is a case not applicable because messages travel in another form, or by another transport, than the case is about? No one
 * form has them all: what is about typed services does not apply over the generic one, what is about a broker not over HTTP.
 */
export const isOfAnotherForm = ({ verdict, reason = '' }: Pick<ScenarioResult, 'verdict' | 'reason'>): boolean =>
  verdict === 'not-applicable' && /\b(?:transport|binding\.\w+)\b/.test(reason)
