import { childNamed, element, type XmlElement } from '../xml/tree.ts'

/**
 * A named way of making a valid message wrong, and wrong in no other way. `predicts` lists the always-on assertions the
 * mutated message must raise, all of them and no other; anything else is a harness error.
 */
export interface Mutation {
  readonly name: string
  readonly predicts: readonly string[]
  apply(message: XmlElement): XmlElement
}

/** The message with the element at a path of local names replaced, or removed where `change` gives nothing back. */
function edit(
  parent: XmlElement,
  path: readonly string[],
  change: (found: XmlElement) => XmlElement | undefined,
): XmlElement {
  const [name, ...rest] = path
  const target = name === undefined ? undefined : childNamed(parent, name)
  if (!target) throw new RangeError(`A mutation looks for ${path.join('/')} in ${parent.name}, which has none.`)
  const replacement = rest.length ? edit(target, rest, change) : change(target)
  const children = parent.children.flatMap((child) => (child !== target ? [child] : replacement ? [replacement] : []))
  return { ...parent, children }
}

const withText = (text: string) => (found: XmlElement) => ({ ...found, children: [{ kind: 'text' as const, text }] })

/** The verb is replaced by one that is not a verb of the edition. */
const verb = (name: string, value: string): Mutation => ({
  name,
  predicts: ['schema.envelope'],
  apply: (message) => edit(message, ['Header', 'Verb'], withText(value)),
})

/** The noun is replaced by one that does not name what the request asks for. */
const noun = (name: string, value: string): Mutation => ({
  name,
  predicts: ['noun.query'],
  apply: (message) => edit(message, ['Header', 'Noun'], withText(value)),
})

// The old verb "update" is left out on purpose: systems of the first edition changed state by it.
const all: readonly Mutation[] = [
  verb('the verb "subscribe"', 'subscribe'),
  verb('the verb "show"', 'show'),
  verb('the verb "publish"', 'publish'),
  {
    name: 'no noun',
    predicts: ['schema.envelope'],
    apply: (message) => edit(message, ['Header', 'Noun'], () => undefined),
  },
  noun('an empty noun', ''),
  noun('the noun "FooConfig"', 'FooConfig'),
  noun('the noun "meterreadings"', 'meterreadings'),
  noun('the noun "MeterConfig" over a query for readings', 'MeterConfig'),
  {
    name: 'a word where the start time belongs',
    predicts: ['schema.envelope'],
    apply: (message) =>
      edit(message, ['Request'], (request) => ({
        ...request,
        children: [element(request.namespace, 'StartTime', 'yesterday'), ...request.children],
      })),
  },
]

/** The mutations by name. Features call them by these names. */
export const mutations: ReadonlyMap<string, Mutation> = new Map(all.map((one) => [one.name, one]))
