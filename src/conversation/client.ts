import type { Clothes } from '../binding/clothing.ts'
import type { ServiceOperation } from '../binding/wrappers.ts'
import type { MeterFixture } from '../config/ixit.ts'
import { idToAnswer } from '../exchange/correlation.ts'
import type { DecodedMessage } from '../exchange/decode.ts'
import { buildReply, buildResponse } from '../message/build.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { Endpoint } from '../transports/transport.ts'
import type { Bench } from './bench.ts'
import type { Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'

/** The SUT as a client: it asks us, and we answer later at the address that it names. */

/** What is answered later to a request of the SUT, and where it goes. */
export interface Result {
  readonly message: XmlElement
  readonly operation: ServiceOperation
  readonly clothes: Pick<Clothes, 'wrapper' | 'soap'>
  readonly endpoint: Endpoint
}

/** It cannot be had: so nothing is told of any meter that somebody might believe. */
const unreached = {
  code: '5.3',
  level: 'FATAL',
  reason: 'No readings can be had now: cim9 answers requests to try the address of the asker.',
}

/**
 * Makes the SUT ask for the readings of a meter, to have them later. Returns the number of its request.
 *
 * @throws NotApplicable where the ICS says that it asks for none; Inconclusive where nothing can make it ask, or it asks nothing
 *   that is answered later
 */
export async function askedByClient({ happenings, setting }: Conversation, meter: MeterFixture): Promise<number> {
  if (!setting.ics.asksLater.includes('MeterReadings'))
    throw new NotApplicable('The ICS does not say that the SUT asks others for MeterReadings (ics.asksLater).')
  await happenings.serve()
  return happenings.requestAfter(await happenings.cause('ask', meter))
}

/** What a request of the SUT wants: of what, where to, in which form. */
interface Wanted extends Pick<Result, 'clothes'> {
  readonly noun: string
  readonly address: string
  readonly correlationId?: string
  readonly operation?: ServiceOperation
}

/** What a request wants, as far as it says so. */
export function wantedBy(request: DecodedMessage | undefined): Wanted {
  const { header } = request?.message ?? {}
  const { content, soap = 'none' } = request?.binding ?? {}
  const correlationId = request && idToAnswer(request)
  return {
    noun: header?.noun?.value ?? '',
    address: header?.replyAddress?.value ?? '',
    clothes: { wrapper: content?.wrapper ?? 'generic-bare', soap },
    ...(correlationId !== undefined && { correlationId }),
    ...(content?.operation && { operation: content.operation }),
  }
}

/**
 * The result of a request: that it cannot be had.
 *
 * @throws Inconclusive where it wants it at an address to which nothing may be sent
 */
export function resultTo(
  { noun, address, clothes, correlationId, operation = { noun, verb: 'get' } }: Wanted,
  bench: Bench,
): Result {
  requirePermitted(address, bench)
  const { ca } = bench.endpoint
  const header = {
    verb: 'reply',
    noun,
    timestamp: bench.clock.now().wall,
    source: bench.ixit.source,
    messageId: bench.newId(),
    ...(correlationId !== undefined && { correlationId }),
  }
  return {
    message: buildResponse(header, buildReply('FAILED', [unreached]), undefined),
    operation,
    clothes,
    endpoint: { url: address, ...(ca !== undefined && { ca }) },
  }
}

/** Nothing is sent to whoever a message names: only to the host of the SUT, and to those that the IXIT permits. */
function requirePermitted(address: string, { endpoint, ixit }: Bench): void {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Inconclusive(
      `The request of the SUT wants its answer at "${address}", which is no http or https URL, so nothing can be posted there.`,
    )
  const permitted = [
    ...(URL.canParse(endpoint.url) ? [new URL(endpoint.url).hostname] : []),
    ...ixit.client.answerHosts,
  ]
  if (!permitted.includes(url.hostname) && !permitted.includes(url.host))
    throw new Inconclusive(
      `The request of the SUT wants its answer at ${url.host}, and nothing is sent to hosts that nobody has named. Write ixit.client: { answerHosts: ['${url.host}'] } if that is the SUT.`,
    )
}

/** The address of the client takes the result, or, where it has it already, says so. */
export const expectTaken = (conversation: Conversation, about: number, isAgain: boolean): void =>
  conversation.expect(
    about,
    { form: 'result-taken', isAgain },
    isAgain ? 'The result that comes again is taken, or refused' : 'The result is taken',
  )

/** The client has its answer, and does not ask the same again while we listen. */
export async function expectAskedOnce(conversation: Conversation, about: number): Promise<void> {
  await conversation.happenings.quiet(conversation.setting.ixit.timeLimits.quietMs)
  conversation.expect(about, { form: 'asked-once' }, 'The same is not asked again')
}
