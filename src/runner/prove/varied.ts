import { combined, type Variation } from '../../sut/variations/variation.ts'
import type { RunResult, Verdict } from '../../verdict/run-result.ts'
import { tryOut } from './trial.ts'

/** A scenario that went otherwise than with the plain head end, or in which something was said against it. */
export interface Accusation {
  readonly scenario: string
  readonly plain: Verdict | 'not tried'
  readonly verdict: Verdict
  readonly reason?: string
  /** What was found and does not hold, in one line each; remarks as well. */
  readonly findings: readonly string[]
}

/**
 * Runs scenarios against a reference head end that shows variations, all legal.
 *
 * @param ids of scenarios; all where empty
 * @throws what a run throws
 */
export const tryVaried = (variations: readonly Variation[], ids: readonly string[]): Promise<RunResult> =>
  tryOut({ setting: {}, ids, fault: { behaviours: combined(variations) } })

/**
 * What a run says against a head end that conforms, compared with what is said of the plain one; what its variations rightly
 * change is left out.
 */
export function accusationsIn(
  result: RunResult,
  plain: Pick<RunResult, 'scenarios'>,
  variations: readonly Variation[],
): readonly Accusation[] {
  const before = new Map(plain.scenarios.map((one) => [one.id, one]))
  return result.scenarios.flatMap((one) => {
    if (variations.some(({ otherwise }) => otherwise?.[one.id] !== undefined && one.verdict !== 'fail')) return []
    const known = before.get(one.id)
    const was = linesOf(known)
    const findings = linesOf(one).filter((line) => !was.some((other) => assertionOf(other) === assertionOf(line)))
    const isAsBefore = one.verdict === known?.verdict || one.verdict === 'pass'
    if (isAsBefore && !findings.length) return []
    const { id, verdict, reason } = one
    return [{ scenario: id, plain: known?.verdict ?? 'not tried', verdict, ...(reason && { reason }), findings }]
  })
}

const assertionOf = (line: string): string => line.split(' ', 1)[0] ?? ''

const linesOf = (scenario: RunResult['scenarios'][number] | undefined): readonly string[] => [
  ...new Set(
    (scenario?.findings ?? [])
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive')
      .map(({ assertion, outcome, expected, actual }) =>
        [assertion, outcome, `expected ${expected ?? 'nothing'}`, `actual ${actual ?? 'nothing'}`].join(' | '),
      ),
  ),
]
