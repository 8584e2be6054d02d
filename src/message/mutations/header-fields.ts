import { element } from '../../xml/tree.ts'
import {
  edit,
  inHeader,
  removed,
  violates,
  violatesStrictWildcards,
  violatesTightened,
  withFieldAfter,
  withText,
  type Mutation,
} from './mutation.ts'

const none = violates()

/** The text of a header field that we always send, made another. */
const field = (
  name: string,
  path: string,
  change: (text: string) => string,
  predicts: Mutation['predicts'],
): Mutation => ({
  name,
  predicts,
  apply: (message) =>
    edit(message, ['Header', path], (found) => {
      const [text] = found.children
      return withText(change(text?.kind === 'text' ? text.text : ''))(found)
    }),
})

const leftOut = (name: string, path: string, predicts: Mutation['predicts']): Mutation => ({
  name,
  predicts,
  apply: (message) => edit(message, ['Header', path], removed),
})

const hourMs = 3_600_000

/** The same moment as the clocks of the easternmost islands show it. */
const inTheFarEast = (time: string): string =>
  new Date(Date.parse(time) + 14 * hourMs).toISOString().replace('Z', '+14:00')

/** The last midnight, written as the end of the day before. */
const atTwentyFour = (time: string): string =>
  `${new Date(Date.parse(time) - 24 * hourMs).toISOString().slice(0, 10)}T24:00:00Z`

const timestamps: readonly Mutation[] = [
  leftOut('no Timestamp', 'Timestamp', violatesTightened),
  field('a Timestamp without zone', 'Timestamp', (time) => time.replace('Z', ''), violates('header.timestamp-zone')),
  field('a Timestamp of zone +14:00', 'Timestamp', inTheFarEast, none),
  field('a Timestamp at 24:00:00', 'Timestamp', atTwentyFour, none),
  field('a Timestamp in a leap second', 'Timestamp', () => '2016-12-31T23:59:60Z', violates('schema.envelope')),
  field('the Timestamp "yesterday"', 'Timestamp', () => 'yesterday', violates('schema.envelope')),
]

const identifiers: readonly Mutation[] = [
  field('the MessageID "1001"', 'MessageID', () => '1001', violatesTightened),
  field('the CorrelationID "1001"', 'CorrelationID', () => '1001', violatesTightened),
  field('a CorrelationID with blanks inside', 'CorrelationID', (id) => `order of ${id}`, violatesTightened),
  field('a CorrelationID of letters beyond ASCII', 'CorrelationID', (id) => `Zähler-№-${id}`, violatesTightened),
]

const sources: readonly Mutation[] = [
  leftOut('no Source', 'Source', none),
  field('the Source "CIM9-UNKNOWN"', 'Source', () => 'CIM9-UNKNOWN', none),
]

const others: readonly Mutation[] = [
  { name: 'the Revision "99.0"', predicts: none, apply: withFieldAfter('Noun', 'Revision', '99.0') },
  {
    name: 'an element of a foreign namespace in the header',
    predicts: violatesStrictWildcards,
    apply: inHeader((children) => [...children, element('urn:cim9:extension', 'Extension', 'to be ignored')]),
  },
  {
    name: 'an unknown element of the envelope in the header',
    predicts: violates('schema.envelope'),
    apply: inHeader((children, { namespace }) => [...children, element(namespace, 'Extension', 'to be ignored')]),
  },
]

/** Header fields that are strange or wrong, verb and noun aside. */
export const headerFieldMutations: readonly Mutation[] = [...timestamps, ...identifiers, ...sources, ...others]
