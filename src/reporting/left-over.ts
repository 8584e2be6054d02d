import type { RunResult } from '../verdict/run-result.ts'

/** What a run left changed: the cases that did, which `cim9 cleanup` undoes, and what else was not put back, in sentences. */
export function leftOverOf({ leftOver, scenarios }: Pick<RunResult, 'leftOver' | 'scenarios'>): {
  readonly cases: readonly string[]
  readonly others: readonly string[]
} {
  const ids = new Set(scenarios.map(({ id }) => id))
  return { cases: leftOver.filter((one) => ids.has(one)), others: leftOver.filter((one) => !ids.has(one)) }
}
