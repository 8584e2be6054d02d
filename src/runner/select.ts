import { ExpressionError, holds, wordsIn } from '../config/claims.ts'
import type { Requirement } from '../standard/requirements.ts'
import { SuiteError, type Planned } from './cucumber.ts'

/** What a user asks to run: ids of scenarios or requirements, tags, and an expression. */
export interface Selection {
  readonly ids: readonly string[]
  readonly tags: readonly string[]
  /** An expression over the words of a scenario, see wordsOf. */
  readonly where?: string
}

/** What is known of the requirements that scenarios cite, by id. */
export type KnownRequirements = ReadonlyMap<string, Requirement>

/**
 * Picks scenarios. An id names a scenario (`ENV-005.show`), all scenarios of a requirement (`ENV-005`), or a whole group
 * (`ENV`); tags (`@reads`) must all be there; the expression must hold.
 *
 * @throws SuiteError where an id, a word of the expression, or the whole selection matches nothing; ExpressionError where the
 *   expression cannot be read
 */
export function select(
  plan: readonly Planned[],
  { ids, tags, where }: Selection,
  requirements: KnownRequirements = new Map(),
): readonly Planned[] {
  const matches = (id: string) => (one: Planned) =>
    one.id === id || one.requirements.includes(id) || one.id.startsWith(`${id}.`) || one.id.startsWith(`${id}-`)
  for (const id of ids)
    if (!plan.some(matches(id)))
      throw new SuiteError(`No scenario has the id ${id}. \`cim9 list scenarios\` shows the ids there are.`)
  const holding = where === undefined ? () => true : holdsFor(where, plan, requirements)
  const chosen = plan.filter(
    (one) =>
      (!ids.length || ids.some((id) => matches(id)(one))) &&
      tags.every((tag) => one.tags.includes(tag)) &&
      holding(one),
  )
  if (!chosen.length)
    throw new SuiteError(
      `No scenario matches ${[...ids, ...tags, ...(where === undefined ? [] : [`"${where}"`])].join(' ')}. \`cim9 list scenarios\` shows them all.`,
    )
  return chosen
}

/**
 * The words of a scenario, as an expression may name them: its id, its requirements and their group (`RD`), its tags
 * (`@reads`), patterns (`P01`), use cases (`UC-RD-01`) and tiers (`T1`) of its requirements, and `claim=payload`,
 * `strength=must`, `basis=inferred`, `role=server`.
 */
export function wordsOf({ id, tags, requirements }: Planned, known: KnownRequirements): ReadonlySet<string> {
  const cited = requirements.flatMap((one) => known.get(one) ?? [])
  return new Set([
    id,
    ...tags,
    ...requirements.flatMap((one) => [one, one.split('-')[0] ?? one]),
    ...cited.flatMap(({ patterns, useCases, tier, claim, strength, basis, roles }) => [
      ...patterns,
      ...useCases,
      tier,
      `claim=${claim}`,
      `strength=${strength}`,
      `basis=${basis}`,
      ...roles.map((role) => `role=${role}`),
    ]),
  ])
}

function holdsFor(where: string, plan: readonly Planned[], known: KnownRequirements): (one: Planned) => boolean {
  const words = new Map(plan.map((one) => [one, wordsOf(one, known)]))
  // A word that no scenario has is a slip of the pen: under `not` it would silently choose all of them.
  const all = new Set([...words.values()].flatMap((some) => [...some]))
  holds(where, all)
  const stray = wordsIn(where).find((word) => !all.has(word))
  if (stray !== undefined)
    throw new ExpressionError(
      `No scenario has the word ${stray} of --where. Write an id (RD-004, RD), a tag (@reads), a pattern (P01), a use case (UC-RD-01), a tier (T1), claim=payload, strength=must, basis=inferred or role=server.`,
    )
  return (one) => holds(where, words.get(one) ?? new Set())
}
