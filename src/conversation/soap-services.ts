import { strangeWrappers } from '../binding/strange-wrappers.ts'
import { byIdAlone, calledIn, type Reshape } from '../message/reshape.ts'
import type { Asking, Conversation } from './conversation.ts'
import { deniedPairs, type DeniedPair } from './declared-changes.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId } from './fixtures.ts'
import { nouns } from './own-data.ts'

/**
 * A request in the version of SOAP that is not declared.
 *
 * @throws NotApplicable where none is declared
 */
export function inOtherVersion(asking: Asking, { setting }: Conversation): Asking {
  const { soap } = setting
  if (soap === 'none')
    throw new NotApplicable('The configuration says "none" for binding.soap: messages travel without SOAP.')
  return {
    ...asking,
    clothes: { soap: soap === '1.1' ? '1.2' : '1.1' },
    wrong: { operator: 'the other version of SOAP', predicts: [] },
  }
}

/**
 * A request to the generic service in the form that is not declared: alone in the Body, or in the element of the operation.
 *
 * @throws NotApplicable where typed services are declared
 */
export function inOtherForm(asking: Asking, { setting }: Conversation): Asking {
  const { wrapper } = setting
  if (wrapper === 'typed')
    throw new NotApplicable('The configuration says "typed" for binding.wrapper: the generic service is not declared.')
  return {
    ...asking,
    clothes: { wrapper: wrapper === 'generic-bare' ? 'generic-wrapped' : 'generic-bare' },
    wrong: { operator: 'the other form of the generic service', predicts: [] },
  }
}

/**
 * The typed services are what the case is about.
 *
 * @throws NotApplicable where they are not declared
 */
export function requireTyped({ setting }: Conversation): void {
  if (setting.wrapper !== 'typed')
    throw new NotApplicable(
      'The configuration does not say "typed" for binding.wrapper: no typed services are declared.',
    )
}

/**
 * Puts the WSDL of our listener into the record, by which the SUT is configured to send its results.
 *
 * @throws NotApplicable where results go by a broker, which knows no WSDL
 */
export async function describeOurListener(conversation: Conversation): Promise<number> {
  if (conversation.setting.ixit.callback.broker !== undefined)
    throw new NotApplicable('Results go to a broker (ixit.callback.broker), which knows no WSDL.')
  return conversation.describeOurselves('MeterReadings')
}

/** A request without the headers of WS-Addressing. */
export const withoutAddressing = (asking: Asking): Asking => ({
  ...asking,
  addressed: false,
  wrong: { operator: 'no WS-Addressing headers', predicts: [] },
})

/** The namespaces in which a typed request is sent that are not its own. */
export type StrangeNamespace = keyof typeof strangeWrappers

/** In the namespace of the object nobody knows the element; in that of another noun its schema does not. */
const predicts = {
  'the namespace of its object': ['soap.message'],
  'the namespace of another noun': ['schema.envelope'],
} as const satisfies Record<StrangeNamespace, readonly string[]>

/** A typed request with its element in a namespace that is not its own. */
export function inStrangeNamespace(asking: Asking, namespace: StrangeNamespace): Asking {
  return {
    ...asking,
    clothes: { wrapper: strangeWrappers[namespace] },
    wrong: { operator: namespace, predicts: predicts[namespace] },
  }
}

/** Operations that make nothing of an object that does not exist, so that it may stand in their payload as a whole. */
const harmless: ReadonlySet<string> = new Set(['cancel', 'close', 'delete'])

/** How a denied operation is called: with the object in its payload, else with its id alone, where there is a place for it. */
function callOf({ verb, noun }: DeniedPair, { setting }: Conversation): Reshape | undefined {
  const called = harmless.has(verb) ? calledIn[noun] : undefined
  const takesIds = setting.wrapper !== 'typed' && setting.dialect !== 'draft-2011'
  return called ?? (takesIds ? byIdAlone : undefined)
}

/**
 * Calls each operation that the head end declares not to offer for a noun, about an object that does not exist. Returns the
 * numbers of our messages.
 *
 * @throws NotApplicable where the ICS denies none; Inconclusive where it denies none that we can call without harm
 */
export async function callDenied(conversation: Conversation): Promise<readonly number[]> {
  const pairs = deniedPairs(conversation.setting.ics)
  if (!pairs.length) throw new NotApplicable('The ICS names no verb that is denied for a noun (ics.deniedVerbs).')
  const callable = pairs.flatMap((denied) => {
    const reshape = callOf(denied, conversation)
    return reshape ? [{ denied, reshape }] : []
  })
  if (!callable.length)
    throw new Inconclusive(
      'The typed services have no place for an id alone, and the ICS denies neither cancel nor close nor delete of MeterReadings or MeterConfig (ics.deniedVerbs).',
    )
  const objects = conversation.fixtures.unknownMeters(1).map((meter) => ({ ...byAnyId(meter), fields: {} }))
  const change = { noun: nouns.meter, verb: 'delete' as const, objects }
  const asked: number[] = []
  for (const { denied, reshape } of callable)
    asked.push(await conversation.change({ change, undo: undefined, denied, reshape }))
  return asked
}
