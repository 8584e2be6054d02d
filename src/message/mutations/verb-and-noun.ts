import { childNamed } from '../../xml/tree.ts'
import { edit, inHeader, removed, violates, withText, type Mutation } from './mutation.ts'

/** The verb is replaced by one that is not a verb of the edition, letter by letter. */
const verb = (name: string, value: string): Mutation => ({
  name,
  predicts: violates('schema.envelope'),
  apply: (message) => edit(message, ['Header', 'Verb'], withText(value)),
})

/** The noun is replaced by one that does not name what the request asks for. */
const noun = (name: string, value: string): Mutation => ({
  name,
  predicts: violates('noun.query'),
  apply: (message) => edit(message, ['Header', 'Noun'], withText(value)),
})

// The old verb "update" is left out on purpose: systems of the first edition changed state by it.
/** Wrong verbs and nouns; the verb of change is never among them. */
export const verbAndNounMutations: readonly Mutation[] = [
  verb('the verb "subscribe"', 'subscribe'),
  verb('the verb "show"', 'show'),
  verb('the verb "publish"', 'publish'),
  verb('the verb "Get"', 'Get'),
  verb('the verb "GET"', 'GET'),
  verb('the verb " get "', ' get '),
  verb('an empty verb', ''),
  {
    name: 'the verb "reply"',
    predicts: violates('verb.root'),
    apply: (message) => edit(message, ['Header', 'Verb'], withText('reply')),
  },
  {
    name: 'no verb',
    predicts: violates('schema.envelope'),
    apply: (message) => edit(message, ['Header', 'Verb'], removed),
  },
  {
    name: 'the verb twice',
    predicts: violates('schema.envelope'),
    apply: inHeader((children, header) => {
      const first = childNamed(header, 'Verb')
      return first ? [first, ...children] : children
    }),
  },
  {
    name: 'the noun before the verb',
    predicts: violates('schema.envelope'),
    apply: inHeader((children, header) => {
      const first = childNamed(header, 'Noun')
      return first ? [first, ...children.filter((child) => child !== first)] : children
    }),
  },
  {
    name: 'no noun',
    predicts: violates('schema.envelope'),
    apply: (message) => edit(message, ['Header', 'Noun'], removed),
  },
  noun('an empty noun', ''),
  noun('the noun "FooConfig"', 'FooConfig'),
  noun('the noun "meterreadings"', 'meterreadings'),
  noun('the noun "CIM9-Probe"', 'CIM9-Probe'),
  noun('the noun "MeterConfig" over a query for readings', 'MeterConfig'),
]
