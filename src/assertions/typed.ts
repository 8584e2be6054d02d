import { eachMessage, eachReply, judged, type Assertion } from './assertion.ts'

const names = {
  strength: 'must',
  basis: 'confirmed',
  claim: 'exchange',
  source: 'names of elements and namespaces in public typed message schemas and WSDL files of several projects',
} as const

const operation: Assertion = {
  id: 'typed.operation',
  rule: 'A typed message bears the name of what it does: CreatedMeterReadings holds the verb created and the noun MeterReadings.',
  requirements: ['TRS-004'],
  standing: names,
  hint: 'Choose the operation by verb and noun of the header; do not send all events by one operation.',
  judge: eachMessage(function* (message) {
    const { content } = message.binding ?? {}
    const { header, archetype } = content?.message ?? {}
    const { operation: called, root } = content ?? {}
    // A reply does not bear its verb in its name, and is compared with its request; what is wrong on purpose may be wrong in this.
    if (
      message.intent?.operator !== undefined ||
      !called ||
      !header?.verb ||
      !header.noun ||
      (archetype !== 'RequestMessage' && archetype !== 'EventMessage')
    )
      return
    const holds = called.verb === header.verb.value && called.noun === header.noun.value
    yield judged(holds, {
      message,
      ...(root && { element: root }),
      expected: `the operation of ${header.verb.value}(${header.noun.value})`,
      actual: root?.name ?? '',
    })
  }),
}

const reply: Assertion = {
  id: 'typed.reply',
  rule: 'A typed service answers with the ResponseMessage of its own noun and namespace.',
  requirements: ['TRS-004'],
  standing: names,
  hint: 'Answer GetMeterReadings with MeterReadingsResponseMessage of the namespace of GetMeterReadings, and CreateN with NResponseMessage of that of N.',
  judge: eachReply(function* ({ request, reply: answer }) {
    const asked = request.binding?.content
    const answered = answer.binding?.content
    // What answers later may come by another service, and what is wrong on purpose by any.
    if (!asked?.operation || !answered || answer.entry.inResponseTo === undefined || request.intent?.predicts.length)
      return
    // An element by which the WSDL of the SUT answers both queries and changes tells neither.
    if (answered.wrapper === 'typed' && !answered.operation) return
    const isQuery = asked.operation.verb === 'get'
    const sameService =
      answered.operation?.noun === asked.operation.noun && (answered.operation.verb === 'get') === isQuery
    yield judged(sameService, {
      message: answer,
      element: answered.root,
      expected: `${asked.operation.noun}ResponseMessage of the namespace ${asked.root.namespace}`,
      actual: `${answered.root.name} of ${answered.root.namespace}`,
    })
  }),
}

/** Rules on the names of typed messages. */
export const typedAssertions: readonly Assertion[] = [operation, reply]
