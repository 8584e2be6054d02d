import type { Archetype } from '../message/model.ts'
import { elements } from '../xml/tree.ts'
import { eachMessage, judged, type Assertion } from './assertion.ts'

/** The parts that a kind of message may have; the loose root Message may have all. */
const partsOf: Partial<Record<Archetype, readonly string[]>> = {
  RequestMessage: ['Header', 'Request', 'Payload'],
  ResponseMessage: ['Header', 'Reply', 'Payload'],
  EventMessage: ['Header', 'Payload'],
  FaultMessage: ['Reply'],
}
const allParts: readonly string[] = ['Header', 'Request', 'Reply', 'Payload']

const ownParts: Assertion = {
  id: 'message.parts',
  rule: 'A message has the parts of its own kind only: no Request in a response, no Reply in an event.',
  requirements: ['MEP-044'],
  standing: {
    strength: 'must',
    basis: 'reported',
    claim: 'exchange',
    source: 'message types of every published copy of the envelope schema',
  },
  hint: 'Build the answer anew instead of adding to the request. What a receiver finds beside the known parts it may take for another message.',
  judge: eachMessage(function* (message) {
    const { archetype, element } = message.message ?? {}
    if (!archetype || !element) return
    const own = partsOf[archetype] ?? allParts
    const stray = elements(element).find(({ name }) => allParts.includes(name) && !own.includes(name))
    if (element.name === 'Message' && stray) return
    yield judged(!stray, {
      message,
      ...(stray && { element: stray }),
      expected: `${own.join(', ')} in a ${archetype}`,
      actual: stray?.name ?? '',
    })
  }),
}

/** Rules on what a message is made of. */
export const partAssertions: readonly Assertion[] = [ownParts]
