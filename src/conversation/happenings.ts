import { join } from 'node:path'
import type { MeterFixture } from '../config/ixit.ts'
import { whyUnknown } from '../config/our-address.ts'
import { asksForLater } from '../exchange/correlation.ts'
import { decodeRecord, isByItself, type DecodedMessage } from '../exchange/decode.ts'
import type { Context } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { Cause, ListenerManner, StimulusPeriod } from '../exchange/stimuli.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'
import { idsOf } from './fixtures.ts'
import { openJournal } from './journal.ts'
import { isHere } from './listening.ts'
import { openMailbox, type ScenarioMailbox } from './mailbox.ts'
import { permissionOf } from './permission.ts'
import { explain } from './stimulate.ts'
import { journalName } from './undo.ts'

/** Where events come to us, behind `/cim9/`: a SUT is configured to one address, so it is the same in every scenario. */
export const eventsToken = 'events'
/** Where they come as well, if a SUT can send them to two. */
const secondEventsToken = 'events-2'
/** Where requests come to us that the SUT makes as a client. */
export const requestsToken = 'requests'
const consumers = { first: eventsToken, second: secondEventsToken } as const
/** One of two consumers of events. */
export type Consumer = keyof typeof consumers

/** Silence is a failure after this many times the declared time. */
const patience = 3

/** What one scenario makes happen beside its messages, and its listening for what the SUT tells of it. */
export interface Happenings {
  /**
   * Listens for events from now on.
   *
   * @throws Inconclusive where the SUT cannot know our address
   */
  listen(): Promise<void>
  /**
   * Listens for events at two addresses from now on, as two consumers do.
   *
   * @throws Inconclusive where the SUT cannot know them
   */
  listenAtBoth(): Promise<void>
  /**
   * Takes requests of the SUT from now on, each of which is acknowledged: the answer comes later.
   *
   * @throws Inconclusive where the SUT cannot know our address
   */
  serve(): Promise<void>
  /** The address of one of two consumers. */
  addressOf(consumer: Consumer): Promise<string>
  /** From now on that consumer answers what comes to it when the scenario ends, and not before. */
  slowDown(consumer: Consumer): void
  /**
   * Makes something happen, and returns the number of its entry; expectations are about that.
   *
   * @param meter one that is given up; absent for what concerns the head end
   * @throws Inconclusive where nothing can make it happen, or what should has failed
   */
  cause(cause: Cause, meter?: MeterFixture): Promise<number>
  /** Lets the head end push readings if that can be caused without harm; else it is only listened. */
  awaitReadings(meter: MeterFixture): Promise<number>
  /**
   * Makes the head end push the readings of a period, of all its meters.
   *
   * @throws Inconclusive where nothing can make it push them, or what should has failed
   */
  pushReadings(period: StimulusPeriod): Promise<number>
  /** From now on events are answered in that manner. */
  answer(manner: ListenerManner): void
  /** Waits for anything to arrive after an entry; `eventMs` at most, or as long as is given. */
  attemptAfter(seq: number, ms?: number): Promise<void>
  /** Waits `eventMs` at most until something holds, looked at with each arrival; nothing is written down. */
  soon(holds: () => boolean): Promise<boolean>
  /**
   * Waits `eventMs` at most for a request of the SUT, and returns its number.
   *
   * @param seq of the stimulus that made it ask
   * @throws Inconclusive where it asks nothing that is answered later
   */
  requestAfter(seq: number): Promise<number>
  /**
   * Waits until something holds, looked at with each arrival; three times as long as declared at most. What did not come
   * then stands in the record.
   */
  until(about: number, holds: () => boolean, declaredMs?: number): Promise<void>
  /** Listens for so many milliseconds in which nothing should come; that it was listened stands in the record. */
  silence(about: number, ms: number): Promise<void>
  /** Listens for so many milliseconds, whatever comes. */
  quiet(ms: number): Promise<void>
  /** Gives back what was taken away, while it is still listened; then ends the listening. */
  undo(): Promise<void>
}

/** What brings back what a cause did. */
const back: Partial<Record<Cause, Cause>> = {
  'power-down': 'power-up',
  tamper: 'tamper-cleared',
  'clock-lost': 'clock-set',
}
/** What changes nothing, whatever the meter. */
const harmless: ReadonlySet<Cause> = new Set<Cause>(['readings', 'ask'])

/** What has been done to a meter and must be brought back. */
interface Pending {
  /** Of its entry in the journal. */
  readonly id: string
  readonly by: Cause
  readonly meter: MeterFixture
}

/** Keeps the book of what a scenario makes happen. */
export function happeningsFor(bench: Bench, recorder: Recorder, scenario: Context['scenario']): Happenings {
  const { clock, newId, ixit } = bench
  const { effect } = scenario
  const journal = openJournal(join(bench.parameters.run.folder, journalName))
  const { control } = bench
  let mailbox: ScenarioMailbox | undefined
  let manner: ListenerManner = 'OK'
  let pending: readonly Pending[] = []

  const open = new Set<string>()
  const slow = new Set<string>()
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })

  const listenAt = async (tokens: readonly string[], what: 'events' | 'requests' = 'events'): Promise<void> => {
    const unknown = control?.means === 'control port' ? undefined : whyUnknown(ixit, bench.endpoint.url, what)
    if (unknown !== undefined) throw new Inconclusive(unknown)
    const listener = await bench.listener()
    const { source } = ixit
    const serves = what === 'requests'
    const terms = { recorder, clock, newId, source, services: bench.services, manner: () => manner, serves }
    const box = (mailbox ??= openMailbox(terms))
    const { wrapper, soap } = bench.config.binding
    const clothes = { wrapper, soap: soap === '1.2' ? soap : '1.1' } as const
    for (const token of tokens) {
      if (open.has(token)) continue
      open.add(token)
      await listener.open(token, {
        receive: (arrival) => (slow.has(token) ? box.receive(arrival, released) : box.receive(arrival)),
      })
      const address = listener.address(token)
      await (serves ? control?.askAt(address, clothes) : control?.subscribe(address, clothes))?.catch(explain)
    }
  }

  const act = async (cause: Cause, meter: MeterFixture | undefined, period?: StimulusPeriod): Promise<number> => {
    if (!control) throw new Inconclusive('Nothing can make it happen. Fill in ixit.hooks.stimulate.')
    requireGivenUp(cause, meter)
    const object = meter && idsOf(meter)
    const what = { cause, ...(object && { object }), ...(period && { period }) }
    const seq = recorder.append({ kind: 'stimulus', ...what, means: control.means })
    if (meter) remember(cause, meter)
    await control.cause(cause, object, period).catch(explain)
    for (const done of pending.filter((one) => one.by === cause && one.meter === meter)) forget(done)
    return seq
  }

  /** Written down before it is done: a harness that dies leaves it in the journal. */
  const remember = (cause: Cause, meter: MeterFixture): void => {
    const by = back[cause]
    if (!by) return
    const id = newId()
    const at = clock.now().wall
    const where = { scenario: scenario.id, endpoint: bench.endpoint.url }
    journal.write({ kind: 'caused', id, at, ...where, undo: by, meter: idsOf(meter) })
    pending = [...pending, { id, by, meter }]
  }

  const forget = (done: Pending): void => {
    journal.write({ kind: 'undone', id: done.id, at: clock.now().wall })
    pending = pending.filter((one) => one !== done)
  }

  const requireGivenUp = (cause: Cause, meter: MeterFixture | undefined): void => {
    if (harmless.has(cause)) return
    const { ids } = permissionOf(ixit, effect)
    if (!ids.size) throw new Error(`A scenario with the effect @${effect} may not make ${cause} happen.`)
    const { meters, panDevices } = ixit.sacrificial
    if (meter && !meters.includes(meter) && !panDevices.includes(meter))
      throw new Error(`${idsOf(meter).names[0] ?? 'The meter'} is not given up (ixit.sacrificial).`)
  }

  return {
    listen: () => listenAt([eventsToken]),
    serve: () => listenAt([requestsToken], 'requests'),
    listenAtBoth: () => listenAt([eventsToken, secondEventsToken]),
    addressOf: async (consumer) => (await bench.listener()).address(consumers[consumer]),
    slowDown: (consumer) => void slow.add(consumers[consumer]),
    cause: (cause, meter) => act(cause, meter),
    pushReadings: (period) => act('readings', undefined, period),
    awaitReadings: async (meter) =>
      control?.means === 'control port'
        ? act('readings', meter)
        : recorder.append({ kind: 'stimulus', cause: 'readings', means: 'nothing' }),
    answer: (next) => {
      manner = next
      recorder.append({ kind: 'listener', manner })
    },
    attemptAfter: async (seq, ms = ixit.timeLimits.eventMs) => {
      await opened(mailbox).until(() => hasArrivedAfter(recorder, seq), ms)
    },
    soon: (holds) => opened(mailbox).until(holds, ixit.timeLimits.eventMs),
    requestAfter: async (seq) => {
      const { eventMs } = ixit.timeLimits
      const arrived = () =>
        decodeRecord(recorder.record()).messages.find((one) => one.entry.seq > seq && isRequest(one))
      await opened(mailbox).until(() => arrived() !== undefined, eventMs)
      const request = arrived()
      if (!request)
        throw new Inconclusive(
          `The SUT was made to ask, and no request came within ${eventMs} ms (ixit.timeLimits.eventMs). Check whom it is configured to ask.`,
        )
      if (!asksForLater(request))
        throw new Inconclusive('The SUT asked to be answered at once: its request has no AsyncReplyFlag that is true.')
      return request.entry.seq
    },
    until: async (about, holds, declaredMs = ixit.timeLimits.eventMs) => {
      const waitedMs = declaredMs * patience
      const box = opened(mailbox)
      const came = await box.until(holds, waitedMs)
      bench.heard ||= box.used()
      if (came) return
      const reachable = bench.heard || isHere(bench)
      recorder.append({ kind: 'deadline', limit: 'event', waitedMs, inResponseTo: about, reachable })
    },
    quiet: async (ms) => {
      const box = opened(mailbox)
      await box.until(() => false, ms)
      bench.heard ||= box.used()
    },
    silence: async (about, ms) => {
      const box = opened(mailbox)
      await box.until(() => false, ms)
      bench.heard ||= box.used()
      const reachable = bench.heard || isHere(bench)
      recorder.append({ kind: 'deadline', limit: 'event', waitedMs: ms, inResponseTo: about, reachable })
    },
    undo: async () => {
      release()
      // What cannot be brought back stays in the journal, and is told as left over.
      for (const { by, meter } of [...pending].reverse())
        if (pending.some((one) => one.by === by && one.meter === meter)) await act(by, meter).catch(() => undefined)
      if (!mailbox) return
      bench.heard ||= mailbox.used()
      mailbox = undefined
      const listener = await bench.listener()
      for (const token of open) listener.closeMailbox(token)
    },
  }
}

function opened(mailbox: ScenarioMailbox | undefined): ScenarioMailbox {
  if (!mailbox) throw new Error('No event can come: the scenario does not listen for events.')
  return mailbox
}

const hasArrivedAfter = (recorder: Recorder, seq: number): boolean =>
  recorder.record().entries.some((entry) => entry.kind === 'message' && entry.from === 'sut' && entry.seq > seq)

/** Does the SUT ask us something? */
const isRequest = (one: DecodedMessage): boolean => isByItself(one) && one.message?.archetype === 'RequestMessage'
