import { judgeExpectation } from '../assertions/judge.ts'
import type { Clothes } from '../binding/clothing.ts'
import type { ServiceOperation } from '../binding/wrappers.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Context, Expected, ScenarioMark } from '../exchange/entries.ts'
import { startRecord, type Recorder } from '../exchange/recorder.ts'
import {
  buildEvent,
  buildRequest,
  buildTransaction,
  type HeaderFields,
  type RequestParameters,
} from '../message/build.ts'
import { buildChange, change as changeSchema, type ChangeInput } from '../message/change.ts'
import { mutations } from '../message/mutate.ts'
import type { Reshape } from '../message/reshape.ts'
import { buildChangeOrSet, changeOrSet, type ChangeOrSet, type ChangeOrSetInput } from '../message/operation-set.ts'
import { buildQuery, type Query } from '../message/query.ts'
import type { EnvelopeDialect } from '../standard/envelope-form.ts'
import { counts } from '../verdict/verdict.ts'
import type { XmlElement } from '../xml/tree.ts'
import { describedIn, openTransport, type Bench } from './bench.ts'
import { strangenessOf, type As } from './access.ts'
import type { CallbackCertificate } from './callback-tls.ts'
import { resultTo, wantedBy, type Result } from './client.ts'
import { isAnsweredAt, shownAddress, transportOf, type BindingChoice, type TransportName } from '../config/transport.ts'
import type { Ics } from '../config/ics.ts'
import type { Ixit, ObjectFixture } from '../config/ixit.ts'
import { describeListener, readDescription } from './description.ts'
import { ExpectationFailed, Inconclusive, NotApplicable } from './errors.ts'
import { fixturesOf, type Fixtures } from './fixtures.ts'
import { guard } from './guard.ts'
import { guardBytes } from './guard-bytes.ts'
import { guardPacked } from './guard-packed.ts'
import { happeningsFor, type Happenings } from './happenings.ts'
import { lookingFor, type Looking } from './inspect.ts'
import { listenFor, type Listening } from './listening.ts'
import { muteTransport } from './mute-transport.ts'
import { makeUp } from './own-objects.ts'
import { permissionOf } from './permission.ts'
import { proxiedAddress, proxiedListener } from './proxied.ts'
import { sealed } from './posting.ts'
import { scheduleBook } from './schedule-undo.ts'
import { subscriberOf, type Service } from './subscriber.ts'
import { requireTold, type Telling } from './telling.ts'
import { requireDeclared, requireDenied, type DeniedPair } from './declared-changes.ts'
import { sutTimeFor, type SutTime } from './sut-time.ts'
import { requirePlace } from './typed-place.ts'
import { transactionIn } from './transactions.ts'
import { undoFor, type Scheduled } from './undo.ts'

/** A request as the steps speak of it. */
export interface Asking {
  readonly query: Query
  /** Header fields that differ from the usual ones; `undefined` leaves a field out. */
  readonly header?: Omit<HeaderFields, 'verb' | 'noun'> | undefined
  /** Name of the mutation that makes the message wrong. */
  readonly mutation?: string
  /** What is wrong with the query as it stands, and which assertions it violates. */
  readonly wrong?: { readonly operator: string; readonly predicts: readonly string[] } | undefined
  /** Times and options of the request, beside its query. */
  readonly parameters?: RequestParameters | undefined
  /** Leaves the query out altogether. */
  readonly withoutQuery?: boolean
  /** Asks for the answer later: at an address of ours, or without saying where. */
  readonly asynchronous?:
    'to our address' | 'to our topic' | 'without address' | { readonly showing: CallbackCertificate }
  /** The JMSCorrelationID that it bears, where a broker carries it. */
  readonly jmsCorrelationId?: string
  /** Names an address of ours without asking for the answer there. */
  readonly addressAlone?: boolean
  /** Clothes that are not the declared ones. */
  readonly clothes?: Partial<Clothes>
  /** Its length is not told before, or its answer may be compressed. */
  readonly transfer?: 'chunked' | 'gzip'
  /** Sent through the proxy that the IXIT names, and answered through it. */
  readonly throughProxy?: boolean
  /** With WS-Addressing headers, or without; where absent as the ICS says. */
  readonly addressed?: boolean
  /** As whom it is asked, where that is not the usual. */
  readonly as?: As
}

/** A message that changes something, as the steps speak of it. */
export interface Changing {
  readonly change: ChangeOrSetInput
  /** By what it is undone; a message that must be refused has nothing to undo, unless it is not refused. */
  readonly undo: ChangeInput | readonly ChangeInput[] | undefined
  readonly asynchronous?: Asking['asynchronous']
  readonly wrong?: Asking['wrong']
  /** Header fields that differ from the usual ones. */
  readonly header?: Asking['header']
  /** Where it is carried out at a later time only: by what it is called off before it is undone, and when it falls due. */
  readonly scheduled?: Scheduled | undefined
  /** What is made of the message before the guard looks at it. */
  readonly reshape?: Reshape | undefined
  /** What is made of the message once the guard has seen it: its payload compressed. */
  readonly pack?: Reshape | undefined
  /** Verb and noun that the ICS denies, sent in the place of those of the change. */
  readonly denied?: DeniedPair | undefined
}

/** What the wire is told of a message beside the message itself. */
interface Sending {
  readonly operation: ServiceOperation
  readonly jmsCorrelationId?: string | undefined
  readonly repeatable: boolean
  readonly meant?: NonNullable<Asking['wrong']>
  readonly spoil?: (document: Uint8Array) => Uint8Array
  readonly pack?: Reshape
  readonly clothes?: Partial<Clothes> | undefined
  /** The service that gets it; that of requests if nothing is said. */
  readonly to?: Service & Partial<Pick<Bench, 'identity'>>
  readonly addressed?: boolean | undefined
  readonly throughProxy?: boolean | undefined
  readonly transfer?: Asking['transfer'] | undefined
  readonly as?: As | undefined
}

/** One scenario's talk with the SUT. Everything said is in its record. */
export interface Conversation {
  readonly recorder: Recorder
  readonly fixtures: Fixtures
  /** What the bench tells the steps; the transport is not among it: every message passes the guard in `ask`. */
  readonly setting: Pick<Bench, 'ics' | 'ixit' | 'newId'> & {
    /** The clock of the SUT. */
    readonly clock: SutTime
    readonly dialect: EnvelopeDialect
    readonly wrapper: BindingChoice['wrapper']
    readonly soap: BindingChoice['soap']
    readonly transport: TransportName
    /** Where requests go. */
    readonly endpoint: string
  }
  /** Sends a request and waits for its answer; what comes is in the record. Returns the number of our message. */
  ask(asking: Asking): Promise<number>
  /**
   * Appends an expectation about the answer to one of our messages and lets the judges speak.
   *
   * @throws ExpectationFailed where a finding counts against the SUT, Inconclusive where it cannot be told
   */
  expect(about: number, expected: Expected, says: string): void
  /**
   * Says that the case is about an answer in several parts: whether to divide it is the server's choice.
   *
   * @throws NotApplicable where it came whole
   */
  requireParts(about: number): void
  /**
   * Puts the WSDL of the service of an operation into the record; expectations may be about it. Returns its number.
   *
   * @throws Inconclusive where there is none
   */
  readDescription(operation: ServiceOperation): Promise<number>
  /** Puts the WSDL of our listener into the record, as it takes the results of a noun that is asked for. Returns its number. */
  describeOurselves(noun: string): Promise<number>
  /** Would an expectation hold? Nothing is written down, and nobody is blamed. */
  holds(about: number, expected: Expected): boolean
  /**
   * Waits for what comes to our listener in answer to a message of ours, until the last of it or its deadline, which
   * then stands in the record.
   */
  result(about: number): Promise<void>
  /**
   * Waits for what comes to our listener with a certificate in answer to a message of ours, or for the SUT to turn away from it;
   * where neither happens, nothing is written down.
   */
  delivery(about: number): Promise<void>
  /** Listens for the quiet window, in which nothing should come. */
  quiet(): Promise<void>
  /**
   * Sends a message that changes something, having written down first by what it is undone. Returns the number of our
   * message.
   */
  change(changing: Changing): Promise<number>
  /**
   * Tells the SUT of something that happened, as it is told by others, having written down first by what it is undone. Returns
   * the number of our message.
   */
  tell(telling: Telling): Promise<number>
  /**
   * The answer that a request of the SUT gets later, at the address that it names for that: what it asks for cannot be had.
   *
   * @throws Inconclusive where it names no address to which anything may be sent
   */
  resultOf(about: number): Result
  /** Sends it. Returns the number of our message. */
  giveResult(result: Result): Promise<number>
  /**
   * Makes up an object of this run's own: nobody has it yet, and its names say whose it is.
   *
   * @param name its name, where the case wants a certain one; it is put behind the usual beginning
   */
  ownObject(kind: string, name?: string): ObjectFixture
  /** The id by which the SUT calls what a message of ours began, if it gave one. */
  transactionOf(about: number): string | undefined
  /** Brings back what this scenario changed; what cannot be brought back stays in the journal of the run. */
  undo(): Promise<void>
  /** What is made to happen beside our messages, and the events that tell of it. */
  readonly happenings: Happenings
  /** What can be seen of the meters beside our messages; undefined where nobody can look. */
  readonly inspection: Looking | undefined
  /** Ends the listening of this scenario. */
  stopListening(): Promise<void>
  /** Sends a request that must succeed before anything else is worth judging. */
  preamble(asking: Asking): Promise<void>
  mark(mark: ScenarioMark['mark'], text: string): void
}

/** Starts the conversation of one scenario: its record holds the context, nothing has been sent. */
export function startConversation(bench: Bench, scenario: Context['scenario']): Conversation {
  const { config, ics, ixit, clock } = bench
  const fixtures = fixturesOf(ixit)
  const recorder = startRecord(
    {
      run: bench.parameters.run.id,
      scenario,
      edition: config.edition,
      dialect: config.schemas.dialect,
      wildcards: config.schemas.wildcards,
      binding: config.binding,
      ...describedIn(bench),
      sut: { name: config.sut.name, version: config.sut.version, endpoint: shownAddress(bench.endpoint.url) },
      declared: {
        replyMs: ixit.timeLimits.replyMs,
        resultMs: ixit.timeLimits.resultMs,
        ...(ixit.timeLimits.freshnessMs !== undefined && { freshnessMs: ixit.timeLimits.freshnessMs }),
        refusalStatuses: [...ixit.refusalStatuses, ...(scenario.effect === 'load' ? ixit.limits.overloadStatuses : [])],
      },
      objects: fixtures.objects(),
    },
    clock,
  )
  const time = sutTimeFor(bench, recorder)
  const listening = listenFor(bench, recorder)
  const happenings = happeningsFor(bench, recorder, scenario)
  const permission = permissionOf(ixit, scenario.effect, bench.own)
  const undoing = undoFor(bench, scenario)
  const schedules = scheduleBook(bench, undoing, recorder)
  const mark: Conversation['mark'] = (name, text) => void recorder.append({ kind: 'mark', mark: name, text })

  /** A SUT that kept silent once is not asked again in the same scenario: one silence is one finding. */
  let unanswered: number | undefined
  const ask: Conversation['ask'] = async (asking) => {
    const { query } = asking
    if (!ics.nouns.includes(query.noun))
      throw new NotApplicable(`The ICS says that ${query.noun} is not supported (ics.nouns).`)
    if (unanswered !== undefined)
      throw new ExpectationFailed('The message before was not answered, so nothing more is asked.')
    const later = asking.addressAlone
      ? { replyAddress: await listening.open() }
      : await headerForLater(asking.asynchronous, ics, listening, asking.throughProxy ? ixit : undefined)
    const built = buildRequest(
      usualHeader(bench, query.noun, { ...later, ...asking.header }),
      asking.withoutQuery ? undefined : buildQuery(query, bench.judge.standard.templates),
      asking.parameters,
    )
    const mutation = asking.mutation === undefined ? undefined : mutations.get(asking.mutation)
    if (asking.mutation !== undefined && !mutation) throw new Error(`There is no mutation "${asking.mutation}".`)
    const message = mutation?.apply ? mutation.apply(built) : built
    const form = { ...config.schemas, ...config.binding }
    const meant = mutation ? { operator: mutation.name, predicts: mutation.predicts(form) } : asking.wrong
    return deliver(message, {
      operation: { noun: query.noun, verb: 'get' },
      jmsCorrelationId: asking.jmsCorrelationId,
      // What was protected against being sent again may not be.
      repeatable: asking.header?.replayDetection === undefined,
      ...(meant && { meant }),
      ...(mutation?.applyToBytes && { spoil: mutation.applyToBytes }),
      clothes: asking.clothes,
      addressed: asking.addressed,
      throughProxy: asking.throughProxy,
      transfer: asking.transfer,
      as: asking.as,
    })
  }

  /** The one way by which a message leaves: guarded, recorded with what it is meant to do wrong, sent. */
  const deliver = async (
    message: XmlElement,
    {
      operation,
      jmsCorrelationId,
      repeatable,
      meant,
      spoil,
      pack,
      clothes,
      addressed,
      throughProxy,
      transfer,
      as,
      to = bench,
    }: Sending,
  ): Promise<number> => {
    guard(message, permission)
    const sent = pack?.(message) ?? message
    if (pack) guardPacked(message, sent)
    const document = sealed(
      sent,
      operation,
      { ...bench, ...to },
      { clothes: { ...to.config.binding, ...clothes }, as, spoil, isAddressed: addressed },
    )
    guardBytes(document.unspoilt, document.bytes)
    const stranger = as && strangenessOf(as)
    recorder.append({
      kind: 'intent',
      ...(meant && { operator: meant.operator }),
      predicts: [...(meant?.predicts ?? [])],
      ...(stranger !== undefined && { stranger }),
    })
    const { bytes, shown, headers } = document
    const url = throughProxy ? proxiedAddress(ixit, operation) : document.url
    const delivery = await to.transport.send(
      { bytes, shown, headers, url, transfer, as: document.as, operation, jmsCorrelationId, repeatable },
      recorder,
    )
    // Who must not be let in need not be answered.
    if (stranger !== undefined) return delivery.request
    if (delivery.reply === undefined) {
      if (isAnsweredAt(to.endpoint.url)) unanswered = delivery.request
    } else time.hear(delivery.request)
    return delivery.request
  }

  /** Who gives an order, and its number in his books. */
  const order = () => ({
    issuer: ixit.source,
    tracking: `CIM9-${bench.parameters.run.id}-${scenario.id}-${recorder.record().entries.length}`,
  })

  const transactionOf = (about: number) => transactionIn(recorder, about, fixtures.objects())

  const change: Conversation['change'] = async ({ undo, asynchronous, wrong, header, ...input }) => {
    const { denied, reshape, pack } = input
    const changing = changeOrSet.parse(input.change)
    if (denied) requireDenied(denied, ics)
    else requireDeclared(changing, ics)
    const { noun, verb } = denied ?? changing
    if (unanswered !== undefined)
      throw new ExpectationFailed('The message before was not answered, so nothing more is changed.')
    const later = await headerForLater(asynchronous, ics, listening)
    const payloadOf = (one: ChangeOrSet) => buildChangeOrSet(one, bench.judge.standard.templates, order())
    const built = buildTransaction(usualHeader(bench, noun, { verb, ...later, ...header }), payloadOf(changing))
    const message = reshape?.(built) ?? built
    if (config.binding.wrapper === 'typed') {
      requirePlace(pack?.(message) ?? message, noun)
      // What could not be undone is not done.
      for (const one of [...listed(undo), ...(input.scheduled ? [input.scheduled.cancel] : [])])
        requirePlace(
          buildTransaction(usualHeader(bench, one.noun, { verb: one.verb }), payloadOf(changeOrSet.parse(one))),
          one.noun,
        )
    }
    guard(message, permission)
    const remembered = listed(undo).map((one) => undoing.remember(one, input.scheduled))
    const sending = {
      operation: { noun, verb },
      repeatable: false,
      ...(wrong && { meant: wrong }),
      ...(pack && { pack }),
    }
    const request = await deliver(message, sending)
    if (changing.noun === 'MeterReadSchedule') schedules.note(changing, request, remembered)
    const transaction = changing.noun === 'EndDeviceControls' ? transactionOf(request) : undefined
    if (transaction !== undefined) bench.own.add(transaction)
    return request
  }

  const tell: Conversation['tell'] = async ({ verb, undo, denied = false, header, ...telling }) => {
    const changing = changeSchema.parse(telling.change)
    const { noun } = changing
    requireTold({ verb, noun }, denied, ics)
    const to = await subscriberOf(bench)
    if (unanswered !== undefined)
      throw new ExpectationFailed('The message before was not answered, so nothing more is told.')
    const payload = buildChange(changing, bench.judge.standard.templates, order())
    const message = buildEvent(usualHeader(bench, noun, { verb, ...header }), payload)
    guard(message, permission)
    if (undo) undoing.remember(undo.change, undefined, undo.by)
    return deliver(message, { operation: { noun, verb }, repeatable: false, to })
  }

  const giveResult: Conversation['giveResult'] = async ({ message, operation, clothes, endpoint }) => {
    const transport = bench.parameters.rehearse ? muteTransport() : openTransport(endpoint, ixit)
    // Nobody there is told who we are.
    const to = { config, endpoint, services: [], identity: {}, transport }
    try {
      return await deliver(message, { operation, repeatable: false, clothes, to, addressed: false })
    } finally {
      await transport.close()
    }
  }

  /** What the judges say of an expectation. A violation that does not count is a remark: the scenario goes on. */
  const hear = (seq: number, says: string): void => {
    const ruling = judgeExpectation(recorder.record(), seq, bench.judge)
    if (ruling?.outcome === 'pass') return
    const counted = ruling?.findings.find((finding) => counts(finding, config.policy))
    if (counted) throw new ExpectationFailed(`${says}: ${counted.actual ?? counted.rule}`)
    if (ruling?.outcome === 'fail' || ruling?.outcome === 'not-judged') return
    throw new ExpectationFailed(
      ruling?.outcome === 'inconclusive'
        ? `${says}: this cannot be told, see the findings`
        : `${says}: there is no answer in which it could be seen`,
    )
  }

  return {
    recorder,
    fixtures,
    setting: {
      ics,
      ixit,
      clock: time,
      newId: bench.newId,
      dialect: config.schemas.dialect,
      wrapper: config.binding.wrapper,
      soap: config.binding.soap,
      transport: transportOf(bench.endpoint.url),
      endpoint: bench.endpoint.url,
    },
    mark,
    ask,
    result: (about) => listening.result(about),
    delivery: (about) => listening.delivery(about),
    quiet: () => listening.quiet(),
    change,
    tell,
    giveResult,
    resultOf: (about) => resultTo(wantedBy(decodeRecord(recorder.record()).message(about)), bench),
    transactionOf,
    ownObject: (kind, name) => makeUp(bench, kind, name),
    undo: async () => {
      await undoing.undo()
      await happenings.undo()
    },
    happenings,
    inspection: lookingFor(bench, recorder),
    stopListening: async () => {
      listening.stop()
      await bench.transport.finish(recorder)
      await bench.subscriber?.transport.finish(recorder)
    },
    expect: (about, expected, says) => {
      const seq = recorder.append({
        kind: 'expectation',
        about,
        requirements: [...scenario.requirements],
        says,
        expected,
      })
      hear(seq, says)
    },
    requireParts: (about) => {
      if (decodeRecord(recorder.record()).callbacksTo(about).length < 2)
        throw new NotApplicable('The answer came in one part: to divide it is the choice of the server.')
    },
    readDescription: (operation) => readDescription(bench, recorder, operation),
    describeOurselves: async (noun) => describeListener(bench, recorder, noun, await listening.open()),
    holds: (about, expected) => {
      const record = recorder.record()
      const { seq, at } = { seq: record.entries.length, at: clock.now() }
      const tried = { kind: 'expectation' as const, seq, at, about, requirements: [], says: '', expected }
      const ruling = judgeExpectation({ ...record, entries: [...record.entries, tried] }, seq, bench.judge)
      return ruling?.outcome === 'pass'
    },
    preamble: async (asking) => {
      mark('preamble', 'A correct request is served before a wrong one is judged.')
      const about = await ask(asking)
      const [reply] = decodeRecord(recorder.record()).repliesTo(about)
      const result = reply?.message?.reply?.result?.value
      const isServed = reply?.message?.payload?.profiles.some((one) =>
        one.children.some(({ kind }) => kind === 'element'),
      )
      if (result !== 'OK' || !isServed)
        throw new Inconclusive(
          `The preamble failed: a correct request was answered ${result ?? 'by nothing that can be read'}${result === 'OK' ? ' and served nothing' : ''}, so the answer to a wrong one would prove nothing.`,
        )
      mark('test', 'The case proper.')
    },
  }
}

/** The header fields by which an answer is asked for later. */
async function headerForLater(
  asynchronous: Asking['asynchronous'],
  ics: Ics,
  listening: Listening,
  proxiedBy?: Ixit,
): Promise<Asking['header']> {
  if (!asynchronous) return {}
  if (typeof asynchronous === 'object')
    return { asyncReplyFlag: true, replyAddress: await listening.openShowing(asynchronous.showing) }
  if (ics.asynchronous === 'none')
    throw new NotApplicable('The ICS says that there are no asynchronous replies (ics.asynchronous).')
  // Whoever sends to one address does not look at what a request names.
  if (ics.asynchronous === 'fixed-address') {
    await listening.openForAll()
    return { asyncReplyFlag: true }
  }
  const replyAddress = await listening.open(asynchronous === 'to our topic' ? 'topic' : undefined)
  const told = proxiedBy ? proxiedListener(proxiedBy, replyAddress) : replyAddress
  return { asyncReplyFlag: true, ...(asynchronous !== 'without address' && { replyAddress: told }) }
}

const usualHeader = (
  bench: Bench,
  noun: string,
  changes: Asking['header'] & { readonly verb?: string },
): HeaderFields => ({
  verb: 'get',
  noun,
  timestamp: bench.clock.now().wall,
  source: bench.ixit.source,
  messageId: bench.newId(),
  correlationId: bench.newId(),
  ...changes,
})

const listed = (undo: Changing['undo']): readonly ChangeInput[] =>
  undo === undefined ? [] : 'noun' in undo ? [undo] : undo
