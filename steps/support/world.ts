import { setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber'
import type {
  Asking,
  CallbackCertificate,
  CancelledBy,
  Changing,
  Conversation,
  Expected,
  MadeSchedule,
  Own,
  OwnControl,
  Programme,
  Result,
  SentRead,
  ServiceRequest,
} from '../../src/conversation/index.ts'
import {
  askFor,
  askUntil,
  calledOff,
  asFiled,
  commandTo,
  created,
  disconnectLater,
  Inconclusive,
  lookAtSwitches,
  noSubject,
  ownOne,
  quietAfter,
  scheduled,
  switchLook,
  treatedAs,
  untilMoment,
  wasInTime,
  watchSwitches,
  type Subject,
  type Treatment,
} from '../../src/conversation/index.ts'

/** What the steps of one scenario share: the conversation, what has been named, and what has been asked. */
export class Cim9World extends World {
  subject: Subject = noSubject()
  /** Numbers of our messages, in the order they were sent. */
  readonly asked: number[] = []
  /** Objects that this run makes up. */
  readonly owns: Own[] = []
  /** Read schedules that the scenario has made, in their order. */
  readonly schedules: MadeSchedule[] = []
  /** Events, texts and prices that the scenario has ordered, in their order. */
  readonly programmes: Programme[] = []
  /** For when the last of them was called off; milliseconds since 1970. */
  cancelledAt = 0
  /** The service request of the scenario. */
  service: ServiceRequest | undefined
  /** Reads that the scenario has sent beside each other. */
  reads: readonly SentRead[] = []
  /** Controls of this run, in the order they were sent. */
  readonly controls: OwnControl[] = []
  /** Those that the scenario calls by name: `meter A`. */
  readonly named = new Map<string, Own>()
  /** The end of the name of our own object, where the case wants a certain one. */
  tail = ''
  /** The correct request that a wrong one is made from. */
  correct: Asking | undefined
  /** The number of the request that the SUT made as our client, and what it is answered. */
  request = 0
  result: Result | undefined
  /** The WSDL of our listener in the record, where the case is about that. */
  ownWsdl = 0
  /** What our listener shows to who brings a result over TLS. */
  shown: CallbackCertificate = 'good'
  /** Why a step stopped the scenario. */
  error: { readonly name: string; readonly message: string } | undefined
  #conversation: Conversation | undefined

  /** The conversation with the SUT, once the scenario has begun. */
  get conversation(): Conversation {
    if (!this.#conversation) throw new Error('The scenario has not begun: hooks.ts starts the conversation.')
    return this.#conversation
  }

  set conversation(started: Conversation) {
    this.#conversation = started
  }

  /** Sends a request; the next expectations are about its answer. */
  async ask(asking: Asking): Promise<void> {
    this.asked.push(await this.conversation.ask(asking))
  }

  /** Sends what changes something; the next expectations are about its answer. */
  async change(changing: Changing): Promise<void> {
    this.asked.push(await this.conversation.change(changing))
  }

  /** The object of our own that the case is about: the last that was made up. */
  own(): Own {
    const own = this.owns.at(-1)
    if (!own) throw new Error('There is no object of our own yet.')
    return own
  }

  /** Expects that what the last message put on file is found as it was sent, within the declared time. */
  async expectStored(how = asFiled(this.conversation)): Promise<void> {
    const as = this.asked.at(-1)
    if (as === undefined) throw new Error('Nothing has been put on file yet.')
    const { kind, object } = this.own()
    const expected: Expected = { form: 'stored', as }
    const { commitMs } = this.conversation.setting.ixit.timeLimits
    const about = await askUntil(this.conversation, askFor(kind, [object], how), expected, commitMs)
    this.conversation.expect(about, expected, 'it is found as it was sent')
  }

  /**
   * Puts an object of our own on file, as a preamble to one that must be refused.
   *
   * @param send how it is sent
   * @throws Inconclusive where it is not found
   */
  async putOnFileBefore(kind: Own['kind'], send: (own: Own) => Changing = created): Promise<void> {
    this.conversation.mark('preamble', 'A correct object is put on file before a wrong one is judged.')
    const own = ownOne(this.conversation, kind)
    const expected: Expected = { form: 'stored', as: await this.conversation.change(send(own)) }
    const { commitMs } = this.conversation.setting.ixit.timeLimits
    const asking = askFor(kind, [own.object], asFiled(this.conversation))
    const about = await askUntil(this.conversation, asking, expected, commitMs)
    if (!this.conversation.holds(about, expected))
      throw new Inconclusive('The preamble failed: a correct object was put on file and is not found as it was sent.')
    this.conversation.mark('test', 'The case proper.')
  }

  /** The correct request, for one that is made from it. */
  correctOne(): Asking {
    if (!this.correct) throw new Error('There is no correct request yet to make another one from.')
    return this.correct
  }

  /** Sends a request and waits for the answer that comes later; the next expectations are about that. */
  async askForLater(asking: Asking): Promise<void> {
    await this.ask(asking)
    const about = this.asked.at(-1)
    if (about !== undefined) await this.conversation.result(about)
  }

  /** Sends a request whose answer goes to a listener with a certificate; the next expectations are about that. */
  async askShowing(asking: Asking): Promise<void> {
    await this.ask(asking)
    if (this.shown === 'good') await this.conversation.result(this.lastAsked())
    else await this.conversation.delivery(this.lastAsked())
  }

  /** The number of the last request. */
  lastAsked(): number {
    const about = this.asked.at(-1)
    if (about === undefined) throw new Error('Nothing was asked yet.')
    return about
  }

  /** Orders a disconnect for a time to come; the next expectations are about its answer. */
  async orderForLater(meters: Subject['sacrificial'], asynchronous?: 'to our address'): Promise<void> {
    const control = disconnectLater(this.conversation, meters)
    const about = await this.conversation.change({ ...scheduled(control), ...(asynchronous && { asynchronous }) })
    this.controls.push({ ...control, about })
    this.asked.push(about)
  }

  /** A control of our own: the last, or the one of that number, counted from 0. */
  ordered(index = -1): OwnControl {
    const control = this.controls.at(index)
    if (!control) throw new Error('There is no control of our own yet.')
    return control
  }

  /** When a control falls due, in milliseconds since 1970. */
  dueOf({ due }: OwnControl): number {
    if (due === undefined) throw new Error('The control is not one for a later time.')
    return due
  }

  /** Waits for what the vendor declares to take so many milliseconds. */
  async waitUntil(ms: number): Promise<void> {
    const now = this.conversation.setting.clock.forPlans()
    await untilMoment(this.conversation, now + ms)
  }

  /** Was a request refused, in any legal way? The last one, or that of the number. */
  isRefused(about = this.asked.at(-1) ?? 0): boolean {
    return this.conversation.holds(about, { form: 'refused', what: 'object' })
  }

  /** Calls a control of our own off, before its time has come. */
  async callOff(control: OwnControl, by: CancelledBy): Promise<void> {
    await this.change(calledOff(control, this.conversation, by))
    wasInTime(control, this.isRefused(), this.conversation)
  }

  /** Looks at the switches until a moment, and expects them closed all the time. */
  async expectSwitchesUntil(
    moment: number,
    meters: Subject['sacrificial'],
    counts: 'before' | 'whenever' = 'whenever',
  ): Promise<void> {
    const { about, expected } = await watchSwitches(this.conversation, meters, 'closed', moment, counts)
    this.conversation.expect(about, expected, 'the switches stay closed')
  }

  /** Expects that the control of our own is carried out at its time, or that it is not. */
  async expectCarriedOut(isCarriedOut: boolean): Promise<void> {
    const control = this.ordered()
    const due = this.dueOf(control)
    if (!isCarriedOut) return this.expectSwitchesUntil(quietAfter(due, this.conversation), control.meters)
    await untilMoment(this.conversation, due)
    return this.expectSwitches(control.meters, 'open')
  }

  /**
   * Looks at switches, as a preamble, without moving them.
   *
   * @throws Inconclusive where they are not in the position
   */
  async findSwitches(position: 'open' | 'closed'): Promise<void> {
    this.conversation.mark('preamble', `The switches are looked at, whether they are ${position}.`)
    const { about, expected } = await lookAtSwitches(this.conversation, this.subject.sacrificial, position)
    if (!this.conversation.holds(about, expected))
      throw new Inconclusive(`The preamble failed: the switches are not ${position} before the case begins.`)
    this.conversation.mark('test', 'The case proper.')
  }

  /** Looks at switches by an independent read, and expects them in a position. */
  async expectSwitches(meters: Subject['sacrificial'], position: 'open' | 'closed'): Promise<void> {
    const { about, expected } = await lookAtSwitches(this.conversation, meters, position)
    this.conversation.expect(about, expected, `the switches are ${position}`)
  }

  /**
   * Brings the switches of the meters that may be operated into a position, as a preamble.
   *
   * @throws Inconclusive where they do not get there
   */
  async bringSwitches(position: 'open' | 'closed', meters = this.subject.sacrificial): Promise<void> {
    this.conversation.mark('preamble', `The switches are brought to be ${position}.`)
    // Where nobody can look nothing is moved.
    switchLook(this.conversation, meters, position)
    if (position === 'open')
      await this.conversation.change(commandTo({ ...this.subject, sacrificial: meters, bad: [] }, 'disconnect'))
    const { about, expected } = await lookAtSwitches(this.conversation, meters, position)
    if (!this.conversation.holds(about, expected))
      throw new Inconclusive(`The preamble failed: the switches are not ${position} before the case begins.`)
    this.conversation.mark('test', 'The case proper.')
  }

  /** Expects that the last request was treated in that way. */
  expectTreatment(treatment: Treatment, part: Parameters<typeof treatedAs>[1], says: string): void {
    for (const expected of treatedAs(treatment, part)) this.expect(expected, says)
  }

  /** Expects something of the answer to the last request. */
  expect(expected: Expected, says: string): void {
    const about = this.asked.at(-1)
    if (about === undefined) throw new Error(`"${says}" stands before anything was asked.`)
    this.conversation.expect(about, expected, says)
  }
}

setWorldConstructor(Cim9World)
// The transport has deadlines of its own; this one only ends a step that hangs inside the harness.
setDefaultTimeout(600_000)
