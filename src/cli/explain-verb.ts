import { basis } from '../standard/rule.ts'
import { messageRoots, verbRatings, type VerbCell, type VerbMatrix } from '../standard/verb-matrix.ts'

/**
 * A verb in words: what it means, and in each message root its nouns by rating.
 *
 * @returns undefined where the edition has no such verb
 * @example aboutVerb('get', standard.verbs) // 'get\n  ask for data; ...\n  RequestMessage, its own root\n ...'
 */
export function aboutVerb(what: string, { list, nouns, cells }: VerbMatrix): string | undefined {
  const found = list.find(({ verb }) => verb === what)
  if (!found) return undefined
  const ownFirst = [found.root, ...messageRoots.filter((root) => root !== found.root)]
  return [
    found.verb,
    `  ${found.means}`,
    ...ownFirst.flatMap((root) => {
      const here = cells.filter((cell) => cell.verb === what && cell.root === root)
      return [
        `  ${root}${root === found.root ? ', its own root' : ''}`,
        ...byRating(here, (its) => (its.length === nouns.length ? ['every noun'] : its.map(({ noun }) => noun))),
      ]
    }),
  ].join('\n')
}

/**
 * The verbs of a noun by rating, each in its own root; nothing where the edition has no such noun.
 *
 * @returns lines to stand below what else is told of the noun
 * @example verbsOf('MeterReadings', standard.verbs)[1] // '    recommended, reported: get, reply, created'
 */
export function verbsOf(noun: string, verbs: VerbMatrix): readonly string[] {
  if (!verbs.nouns.includes(noun)) return []
  const own = verbs.list.flatMap(({ verb, root }) => verbs.cell(verb, root, noun) ?? [])
  return ['  verbs, each in its own root', ...byRating(own, (its) => its.map(({ verb }) => verb))]
}

function byRating(cells: readonly VerbCell[], names: (cells: readonly VerbCell[]) => readonly string[]): string[] {
  return verbRatings.flatMap((rating) =>
    basis.options.flatMap((on) => {
      const alike = cells.filter((cell) => cell.rating === rating && cell.basis === on)
      return alike.length ? [`    ${rating}, ${on}: ${names(alike).join(', ')}`] : []
    }),
  )
}
