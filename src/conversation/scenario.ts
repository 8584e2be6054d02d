import { effects } from '../config/config.ts'
import type { Context } from '../exchange/entries.ts'

/** What cucumber tells of a scenario, cut down to what identifies it. */
export interface Pickle {
  readonly name: string
  readonly uri: string
  readonly tags: readonly string[]
  readonly astNodeIds: readonly string[]
}

/** The parts of cucumber's Gherkin document that are read here. */
export interface Document {
  readonly feature?: { readonly name: string; readonly children: readonly Child[] } | undefined
}
interface Child {
  readonly scenario?: ScenarioNode | undefined
  readonly rule?: { readonly children: readonly Child[] } | undefined
}
interface ScenarioNode {
  readonly id: string
  readonly location: { readonly line: number }
  readonly examples: readonly {
    readonly tableBody: readonly {
      readonly id: string
      readonly location: { readonly line: number }
      readonly cells: readonly { readonly value: string }[]
    }[]
  }[]
}

const idTag = /^@([A-Z][A-Z0-9]*-\d{3})((?:\.[a-z0-9-]+)?)$/

/**
 * Identifies a scenario: its id is the first id tag (`@RD-004`, or `@RD-004.no-meter` where a requirement has several
 * scenarios), plus `.row` for a row of an outline, made from the row's first cell.
 *
 * @throws Error where the tags do not say the id or the one effect
 */
export function identify(pickle: Pickle, document: Document): Context['scenario'] {
  const where = `Scenario "${pickle.name}" in ${pickle.uri}`
  const tagged = pickle.tags.flatMap((tag) => {
    const [, requirement, suffix] = idTag.exec(tag) ?? []
    return requirement === undefined ? [] : [{ requirement, suffix: suffix ?? '' }]
  })
  const [first] = tagged
  if (!first) throw new Error(`${where} has no id. Tag it with a requirement, for example @RD-001.`)
  const effect = pickle.tags.flatMap((tag) => effects.find((one) => tag === `@${one}`) ?? [])
  const [only, second] = effect
  if (!only || second)
    throw new Error(
      `${where} has ${effect.length ? `the effects ${effect.join(', ')}` : 'no effect tag'}. Tag it with one of @${effects.join(', @')}.`,
    )
  const { line, row } = placeOf(pickle, document)
  return {
    id: `${first.requirement}${first.suffix}${row === undefined ? '' : `.${slug(row)}`}`,
    title: pickle.name,
    feature: document.feature?.name ?? '',
    uri: pickle.uri,
    line,
    requirements: [...new Set(tagged.map(({ requirement }) => requirement))],
    effect: only,
  }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function placeOf(pickle: Pickle, document: Document): { line: number; row?: string } {
  const [scenarioId, rowId] = pickle.astNodeIds
  const scenario = (document.feature?.children ?? [])
    .flatMap((child) => [child, ...(child.rule?.children ?? [])])
    .flatMap((child) => child.scenario ?? [])
    .find(({ id }) => id === scenarioId)
  const row = scenario?.examples.flatMap(({ tableBody }) => tableBody).find(({ id }) => id === rowId)
  return {
    line: row?.location.line ?? scenario?.location.line ?? 1,
    ...(row && { row: row.cells[0]?.value ?? '' }),
  }
}
