import { operationSetIn } from '../message/operation-set.ts'
import { eachMessage, eachReply, judged, type Assertion } from './assertion.ts'

const exchange = (basis: 'confirmed' | 'reported', source: string) =>
  ({ strength: 'must', basis, claim: 'exchange', source }) as const

const verbRoot: Assertion = {
  id: 'verb.root',
  rule: 'The verb is one of those that belong to the message root: get, create ... in requests, reply in responses, the past tense in events.',
  requirements: ['ENV-021'],
  standing: exchange(
    'confirmed',
    'message roots and verb enumeration of the published envelope and typed message schemas',
  ),
  hint: 'Write the verb "reply" into the header of every ResponseMessage; do not copy the header of the request.',
  judge: eachMessage(function* (message, { standard }) {
    const verb = message.message?.header?.verb
    // A verb outside the enumeration is the schema's finding.
    const root = verb && standard.verbs.rootOf(verb.value)
    if (!root) return
    const { archetype, element: top } = message.message
    // The loose root takes any verb, and does not say what it is: it can only fit.
    if (top.name === 'Message' && root !== archetype) return
    const belonging = standard.verbs.list.filter((its) => its.root === archetype).map((its) => its.verb)
    yield judged(root === archetype, {
      message,
      element: verb.element,
      expected: `${belonging.join(' | ')} in a ${archetype}`,
      actual: verb.value,
    })
  }),
}

const payloadNoun: Assertion = {
  id: 'noun.payload',
  rule: 'The payload is of the noun that the header names.',
  requirements: ['ENV-011'],
  standing: exchange('reported', 'the noun names the payload in the published schemas and samples'),
  hint: 'Let the noun of the header and the root element of the payload be the same.',
  judge: eachMessage(function* (message, { standard }) {
    const noun = message.message?.header?.noun
    const profile = message.message?.payload?.profiles[0]
    // A profile we do not know may well belong to a noun of the vendor's own.
    if (!noun || !profile || standard.schemas.byNamespace(profile.namespace)?.noun === undefined) return
    if (message.message.header.verb?.value === 'execute' || noun.value === 'OperationSet') return
    yield judged(profile.name === noun.value, {
      message,
      element: profile,
      expected: noun.value,
      actual: profile.name,
    })
  }),
}

const queryNoun: Assertion = {
  id: 'noun.query',
  rule: 'A query asks by the query profile of the noun that the header names.',
  requirements: ['ENV-011'],
  standing: exchange('reported', 'names of the query profiles'),
  hint: 'A get of noun N carries GetN in its Request.',
  judge: eachMessage(function* (message) {
    const header = message.message?.header
    // An extension of the vendor's own may stand before it.
    const profile = message.message?.request?.profiles.find(({ name }) => name.startsWith('Get'))
    if (!header?.noun || !profile) return
    yield judged(profile.name === `Get${header.noun.value}`, {
      message,
      element: header.noun.element,
      expected: profile.name.slice('Get'.length),
      actual: header.noun.value || 'an empty noun',
    })
  }),
}

const replyNoun: Assertion = {
  id: 'noun.reply',
  rule: 'The noun of a reply is the noun of its request.',
  requirements: ['ENV-021', 'MEP-001'],
  standing: exchange('reported', 'reply pairing seen in public implementations and samples'),
  hint: 'Copy the noun of the request into the header of the reply.',
  judge: eachReply(function* ({ request, reply }) {
    const asked = request.message?.header?.noun
    const answered = reply.message?.header?.noun
    // What a reply to a noun we ourselves spoilt should name, nobody knows.
    if (!asked || !answered || request.intent?.predicts.includes('noun.query')) return
    // A reply to a set may be about one of its operations, and bear its noun.
    const set = operationSetIn(request.message)
    const nouns = set?.operations.flatMap(({ noun, profiles }) => [noun, ...profiles.map(({ name }) => name)]) ?? []
    yield judged(asked.value === answered.value || nouns.includes(answered.value), {
      message: reply,
      element: answered.element,
      expected: asked.value,
      actual: answered.value,
    })
  }),
}

/** Rules on the agreement of root, verb, noun and content. */
export const verbNounAssertions: readonly Assertion[] = [verbRoot, payloadNoun, queryNoun, replyNoun]
