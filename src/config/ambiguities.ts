/**
 * What the standards leave open, or say twice, and how it is settled for a run: by a choice of the user's, or by a rule
 * that accepts every reading. It is our own reading of published schemas and of practice, no list of any standard.
 */
export interface Ambiguity {
  readonly id: `AMB-${string}`
  readonly about: string
  /** The fields of the configuration by which the user chooses; none where `settled` says why no choice is needed. */
  readonly choices: readonly string[]
  /** Why no choice is needed, or what holds beside the choice. */
  readonly settled?: string
}

const typedOnly =
  'What the typed services have no place for is sent over a generic wrapper only; over `typed` the case is inconclusive and says so.'
const byTheJudge = 'No choice is needed: every legal form is accepted by the judges, and none is demanded.'

export const ambiguities: readonly Ambiguity[] = [
  {
    id: 'AMB-01',
    about: 'Several schemas of the envelope with one namespace and one version differ in what is mandatory.',
    choices: ['schemas.dialect', 'schemas.wildcards', 'schemas.directory'],
  },
  {
    id: 'AMB-02',
    about: 'What a set of operations means that says nothing of its transactional integrity.',
    choices: [],
    settled: 'No choice is needed: our sets say it, and the one case that does not (OPS-005) accepts both readings.',
  },
  {
    id: 'AMB-03',
    about: 'Whether a reply is correlated by the CorrelationID of its request or by the MessageID.',
    choices: [],
    settled:
      'No choice is needed: a CorrelationID that was sent must come back; the MessageID stands in for it where there was none.',
  },
  {
    id: 'AMB-04',
    about: 'In which message an asynchronous answer comes over typed services.',
    choices: ['binding.wrapper'],
    settled: 'Whatever comes to our listener is told apart by its CorrelationID; all three wrappers are read.',
  },
  {
    id: 'AMB-05',
    about: 'How a set of operations is sent: typed services have no place for execute.',
    choices: ['ics.operationSets', 'ics.operationSetsByCreate', 'binding.wrapper'],
    settled: typedOnly,
  },
  {
    id: 'AMB-06',
    about: 'A typed payload cannot hold a set, or compressed content, alone.',
    choices: ['binding.wrapper'],
    settled: typedOnly,
  },
  {
    id: 'AMB-07',
    about: 'Only a generic payload has a place for the id of what is cancelled, closed or deleted.',
    choices: ['binding.wrapper'],
    settled: typedOnly,
  },
  {
    id: 'AMB-08',
    about: 'The schedule profile of 2013 wants an mRID where names would do, and bears no id of its own.',
    choices: ['ics.nouns', 'ics.changes', 'ics.scheduleIdentity'],
    settled: 'Where schedules are served at all is declared; the weakness of the profile is told of no SUT.',
  },
  {
    id: 'AMB-09',
    about: 'In what form a query stands in the request of a typed service.',
    choices: ['binding.wrapper', 'templates.directory'],
  },
  {
    id: 'AMB-10',
    about: 'Whether the noun of a query is that of the data or that of its query profile.',
    choices: [],
    settled: 'No choice is needed: our queries name the noun of the data, as practice does.',
  },
  {
    id: 'AMB-11',
    about: 'The type of Error.xpath cannot hold an XPath.',
    choices: [],
    settled: 'No choice is needed: an xpath is never demanded.',
  },
  {
    id: 'AMB-12',
    about: 'How compressed content is put into text: uuencoded as the annotation says, or base64 as practice does.',
    choices: [],
    settled: 'No choice is made here: until the SUT declares its encoding, no case may demand one (PAY-003).',
  },
  {
    id: 'AMB-13',
    about: 'Whether a name or an mRID identifies an object, and which names are the same.',
    choices: ['ics.addressByNames', 'ics.addressBySerialNumber', 'ics.namesFolded', 'ixit.naming.meterNameType'],
  },
  {
    id: 'AMB-14',
    about: 'A type may be referred to, or defined in the same message.',
    choices: [],
    settled: byTheJudge,
  },
  {
    id: 'AMB-15',
    about: 'Whether the code for no error stands in an Error, and how far the reply codes bind.',
    choices: [],
    settled: 'No choice is needed: both forms of success are accepted, and no exact code is demanded.',
  },
  {
    id: 'AMB-16',
    about: 'When a request is answered FAILED, PARTIAL, by a fault, or by an HTTP status.',
    choices: ['ixit.refusalStatuses'],
    settled: 'Any legal refusal is one; a status refuses only where it is declared.',
  },
  {
    id: 'AMB-17',
    about:
      'What it means to ask for an acknowledgement, or to name a reply address, without asking for a later answer.',
    choices: ['ics.asynchronous'],
  },
  {
    id: 'AMB-18',
    about: 'Which message tells the result of a control.',
    choices: ['ics.switchPosition', 'ics.publishes'],
    settled: 'What a control did is looked at by an independent read; the message that tells it is free.',
  },
  {
    id: 'AMB-19',
    about: 'Whether a change speaks of the whole object or of what differs only.',
    choices: ['ics.wholeChange'],
  },
  {
    id: 'AMB-20',
    about: 'How verbs are spelt.',
    choices: [],
    settled: 'No choice is needed: the published list is compared letter by letter, and any legal refusal will do.',
  },
  {
    id: 'AMB-21',
    about: 'What Header.Revision holds.',
    choices: ['ixit.revision'],
  },
  {
    id: 'AMB-22',
    about: 'Namespaces with and without www are seen in the field.',
    choices: [],
    settled: 'No choice is needed: to refuse another namespace is as good as to read it rightly (ENV-028).',
  },
  {
    id: 'AMB-23',
    about: 'Whether an interval is stamped with its start or its end, and whether the end of a period belongs to it.',
    choices: ['ixit.intervals.completeDay', 'ixit.intervals.clocksForward', 'ixit.intervals.clocksBack'],
    settled: 'Days of the IXIT are counted; a stamp at either end of an interval is accepted.',
  },
  {
    id: 'AMB-24',
    about: 'A table of the 2013 edition names its annexes wrongly.',
    choices: [],
    settled: 'No choice is needed: no message depends on it, and we cite the published list of annexes.',
  },
  {
    id: 'AMB-25',
    about: 'Schemas let pass what means nothing, such as an empty container.',
    choices: [],
    settled: 'No choice is needed: what is served is judged by its meaning, in each case that asks for it.',
  },
  {
    id: 'AMB-26',
    about: 'What of a control is mandatory differs between copies of one schema.',
    choices: ['schemas.directory', 'ics.panFields'],
    settled: 'Ours takes it as optional, the better supported reading; official schemas of the user stand before it.',
  },
  {
    id: 'AMB-27',
    about: 'A command text that a field system sends has no place in the public schema of controls.',
    choices: ['schemas.directory'],
  },
  {
    id: 'AMB-28',
    about: 'An empty payload is valid by the schema.',
    choices: ['ics.emptyQuery'],
    settled: 'A query that names nothing is judged only where it is declared to be refused.',
  },
]

/** The ambiguities for which a field of the configuration is the choice. */
export const settledBy = (field: string): readonly string[] =>
  ambiguities.filter(({ choices }) => choices.includes(field)).map(({ id }) => id)
