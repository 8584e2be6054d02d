import type { Assertion } from '../../assertions/assertion.ts'
import { assertions } from '../../assertions/index.ts'
import { expectationIds } from '../../assertions/judge.ts'
import type { Fault } from '../../sut/faults/fault.ts'

/** A scenario is killed by a fault that makes it fail for its own reason, without making everything else fail too. */

/** What identifies a scenario, as `cim9 list scenarios --json` tells it. */
export interface Listed {
  readonly id: string
  readonly requirements: readonly string[]
}

/** A fault that reddens a larger share of the scenarios says nothing of any single one. */
export const narrow = 0.1

/** The scenarios that a declaration means, out of all there are. */
export function casesMeant(cases: Fault['raises'][number]['cases'], all: readonly Listed[]): readonly string[] {
  const ids = all.map(({ id }) => id)
  if (cases === 'every case') return ids
  return ids.filter((id) => ('allBut' in cases ? !cases.allBut.includes(id) : cases.includes(id)))
}

/** The scenarios in which a fault declares to raise anything. */
export const reddenedBy = ({ raises }: Pick<Fault, 'raises'>, all: readonly Listed[]): ReadonlySet<string> =>
  new Set(raises.flatMap(({ cases }) => casesMeant(cases, all)))

const byId: ReadonlyMap<string, Assertion> = new Map(assertions.map((one) => [one.id, one]))

/** Is a finding of that assertion about what the scenario is for: an expectation of its steps, or a rule of its requirement? */
export const isOwn = (assertion: string, { requirements }: Listed): boolean =>
  expectationIds.has(assertion) || (byId.get(assertion)?.requirements ?? []).some((id) => requirements.includes(id))

/**
 * Names of the faults that kill each scenario, by what they declare.
 *
 * @param all every scenario there is: it also tells which faults are narrow
 */
export function killersOf(
  all: readonly Listed[],
  faults: readonly Pick<Fault, 'name' | 'raises'>[],
): ReadonlyMap<string, readonly string[]> {
  const narrowOnes = faults.filter((fault) => reddenedBy(fault, all).size <= all.length * narrow)
  return new Map(
    all.map((scenario) => [
      scenario.id,
      narrowOnes
        .filter(({ raises }) =>
          raises.some(
            ({ assertion, cases }) => isOwn(assertion, scenario) && casesMeant(cases, [scenario]).includes(scenario.id),
          ),
        )
        .map(({ name }) => name),
    ]),
  )
}
