import { asksForLater, finalOf, idToAnswer } from '../../exchange/correlation.ts'
import { isByItself, isOwnRequest, type DecodedMessage, type DecodedRecord } from '../../exchange/decode.ts'
import type { DeadlineExpired, Entry, TransportEvent } from '../../exchange/entries.ts'
import type { Assertion, Judgement } from '../assertion.ts'

/** An asynchronous conversation, rebuilt from the record alone: a request of ours and all that answers it. */
export interface AsynchronousConversation {
  readonly request: DecodedMessage
  /** The answer in the same exchange. */
  readonly first: DecodedMessage | undefined
  /** All that came to our listener and says that it answers the request, in order. */
  readonly callbacks: readonly DecodedMessage[]
  /** Those of them that are replies: an event may tell of a request without being its answer. */
  readonly replies: readonly DecodedMessage[]
  /** Replies that are an earlier one sent once more, as after a lost connection: a receiver can tell it by the MessageID. */
  readonly repeated: ReadonlySet<DecodedMessage>
  /** Replies without MessageID that are an earlier one byte for byte: whether sent once more or made anew, nobody can tell. */
  readonly alike: ReadonlySet<DecodedMessage>
  /**
   * How many asynchronous requests of ours ask for the same CorrelationID, or were sent once more, each attempt counted:
   * where it is more than one, nobody can tell which of them a reply answers.
   */
  readonly claimants: number
  /** The times we waited in vain: for the answer, or for the rest of it. */
  readonly missed: readonly DeadlineExpired[]
}

/** The asynchronous conversations of a record, in the order of their requests. */
export function asynchronousConversations(view: DecodedRecord): readonly AsynchronousConversation[] {
  const requests = view.messages.filter((message) => isOwnRequest(message) && asksForLater(message))
  const missed = view.entries.filter(
    (entry): entry is DeadlineExpired => entry.kind === 'deadline' && entry.limit === 'result',
  )
  const attempts = new Map<string | undefined, number>()
  const attempt = (request: DecodedMessage | undefined): void => {
    const id = request && idToAnswer(request)
    attempts.set(id, (attempts.get(id) ?? 0) + 1)
  }
  requests.forEach(attempt)
  for (const entry of view.entries) if (mayHaveCarried(entry)) attempt(view.message(entry.inResponseTo))
  return requests.map((request) => {
    const callbacks = view.callbacksTo(request.entry.seq)
    const replies = callbacks.filter(({ message }) => message?.archetype === 'ResponseMessage')
    return {
      request,
      first: view.repliesTo(request.entry.seq)[0],
      callbacks,
      replies,
      repeated: seenBefore(replies, messageIdOf),
      alike: seenBefore(replies, (reply) =>
        messageIdOf(reply) === undefined ? Buffer.from(reply.bytes).toString('latin1') : undefined,
      ),
      claimants: attempts.get(idToAnswer(request)) ?? 1,
      missed: missed.filter(({ inResponseTo }) => inResponseTo === request.entry.seq),
    }
  })
}

/** A connection that turned out stale may have carried the request: then it was sent once more. */
const mayHaveCarried = (entry: Entry): entry is TransportEvent & { readonly inResponseTo: number } =>
  entry.kind === 'transport' &&
  entry.event === 'stale-connection' &&
  entry.requestSent &&
  entry.inResponseTo !== undefined

/** A judge of each asynchronous conversation. */
export const eachConversation = (
  judge: (one: AsynchronousConversation, view: DecodedRecord) => Iterable<Judgement>,
): Assertion['judge'] =>
  function* (view) {
    for (const one of asynchronousConversations(view)) yield* judge(one, view)
  }

const messageIdOf = ({ message }: DecodedMessage): string | undefined => message?.header?.messageId?.value || undefined

/** Those whose key an earlier one has had. */
function seenBefore(
  messages: readonly DecodedMessage[],
  keyOf: (message: DecodedMessage) => string | undefined,
): ReadonlySet<DecodedMessage> {
  const seen = new Set<string>()
  const again = new Set<DecodedMessage>()
  for (const message of messages) {
    const key = keyOf(message)
    if (key === undefined) continue
    if (seen.has(key)) again.add(message)
    seen.add(key)
  }
  return again
}

/** The numbers of entries, in the order of the record, each once. */
export const sequenceOf = (...messages: readonly (DecodedMessage | undefined)[]): readonly number[] =>
  [...new Set(messages.flatMap((one) => one?.entry.seq ?? []))].sort((one, other) => one - other)

/**
 * The fewest of the replies by which it is plain that an answer is at its end: with any one left out it is not, or ends
 * elsewhere.
 */
export function evidenceOfEnd(
  request: DecodedMessage,
  replies: readonly DecodedMessage[],
  final: DecodedMessage,
): readonly DecodedMessage[] {
  return finalOf(request, [final]) === final
    ? [final]
    : smallest(
        replies.filter(({ entry }) => entry.seq <= final.entry.seq),
        (some) => finalOf(request, some) === final,
      )
}

/** The fewest of the replies that show that one came after the end: with any one left out none does. */
export function evidenceOfLateness(
  request: DecodedMessage,
  replies: readonly DecodedMessage[],
  late: DecodedMessage,
): readonly DecodedMessage[] {
  const isLateIn = (some: readonly DecodedMessage[]): boolean => {
    const final = finalOf(request, some)
    return final !== undefined && some.includes(late) && final.entry.seq < late.entry.seq
  }
  const final = finalOf(request, replies)
  const pair = [...(final ? [final] : []), late]
  return isLateIn(pair)
    ? pair
    : smallest(
        replies.filter(({ entry }) => entry.seq <= late.entry.seq),
        isLateIn,
      )
}

/** Leaves out what can be left out, until with any one more the rest would not show it. */
function smallest<T>(all: readonly T[], shows: (some: readonly T[]) => boolean): readonly T[] {
  const kept = all.reduce((some, one) => {
    const others = some.filter((other) => other !== one)
    return shows(others) ? others : some
  }, all)
  return kept.length < all.length ? smallest(kept, shows) : kept
}

/** The requests that named the address to which a message came. Who names it alone knows who writes there. */
export function askersAtAddressOf({ entry }: DecodedMessage, view: DecodedRecord): readonly DecodedMessage[] {
  return view.messages.filter(
    (request) =>
      isOwnRequest(request) &&
      request.entry.seq < entry.seq &&
      entry.meta.url !== undefined &&
      request.message?.header?.replyAddress?.value === entry.meta.url,
  )
}

/** Replies at our listener that name no request of this record. */
export function uncorrelatedReplies(view: DecodedRecord): readonly DecodedMessage[] {
  const asked = new Set(view.messages.filter(isOwnRequest).map(idToAnswer))
  return view.messages.filter(
    (message) =>
      isByItself(message) &&
      message.message?.archetype === 'ResponseMessage' &&
      !asked.has(message.message.header?.correlationId?.value ?? ''),
  )
}
