import { SuiteError, type Planned } from './cucumber.ts'

/** What a user asks to run: ids of scenarios or requirements, and tags. */
export interface Selection {
  readonly ids: readonly string[]
  readonly tags: readonly string[]
}

/**
 * Picks scenarios. An id names a scenario (`ENV-005.show`), all scenarios of a requirement (`ENV-005`), or a whole group
 * (`ENV`); tags (`@reads`) must all be there.
 *
 * @throws SuiteError where an id or the whole selection matches nothing
 */
export function select(plan: readonly Planned[], { ids, tags }: Selection): readonly Planned[] {
  const matches = (id: string) => (one: Planned) =>
    one.id === id || one.requirements.includes(id) || one.id.startsWith(`${id}.`) || one.id.startsWith(`${id}-`)
  for (const id of ids)
    if (!plan.some(matches(id)))
      throw new SuiteError(`No scenario has the id ${id}. \`cim9 list scenarios\` shows the ids there are.`)
  const chosen = plan.filter(
    (one) => (!ids.length || ids.some((id) => matches(id)(one))) && tags.every((tag) => one.tags.includes(tag)),
  )
  if (!chosen.length)
    throw new SuiteError(`No scenario matches ${[...ids, ...tags].join(' ')}. \`cim9 list scenarios\` shows them all.`)
  return chosen
}
