import { listeningBy } from '../config/our-address.ts'
import { finalOf } from '../exchange/correlation.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Recorder } from '../exchange/recorder.ts'
import { topicTokens, type Listener } from '../transports/transport.ts'
import type { Bench } from './bench.ts'
import type { CallbackCertificate } from './callback-tls.ts'
import { pause } from './polling.ts'
import { openMailbox, type ScenarioMailbox } from './mailbox.ts'
import { ownResults, resultsToken, tellResultsAddress } from './results.ts'

/** Silence is a failure after this many times the declared time; see timing.result-declared for the time itself. */
const patience = 3

/** The listening of one scenario. */
export interface Listening {
  /** Starts to listen, if it has not been done, at a topic where asked for; returns the address by which the SUT reaches this scenario. */
  open(kind?: 'topic'): Promise<string>
  /**
   * Starts to listen at the address to which the SUT sends all its results, whatever a request names.
   *
   * @throws Inconclusive where the SUT cannot know it
   */
  openForAll(): Promise<void>
  /** Listens at a place of its own, over TLS with that certificate, from now on. Returns its address. */
  openShowing(certificate: CallbackCertificate): Promise<string>
  result(about: number): Promise<void>
  /** Waits for what comes to the listener with a certificate, or for the SUT to turn away from it. */
  delivery(about: number): Promise<void>
  quiet(): Promise<void>
  stop(): void
}

/** Listens for a scenario: what comes is in its record. */
export function listenFor(bench: Bench, recorder: Recorder): Listening {
  let opened: { readonly token: string; readonly mailbox: ScenarioMailbox } | undefined
  const { clock, newId, ixit } = bench
  const isForAll = bench.ics.asynchronous === 'fixed-address'
  let told: Promise<void> | undefined
  const showing: Listener[] = []

  /** Somebody saw the certificate and went: what waits looks again. */
  const turnedAway = (detail: string): void => {
    const about = lastRequest(recorder)
    recorder.append({
      kind: 'transport',
      event: 'turned-away',
      requestSent: false,
      detail,
      ...(about !== undefined && { inResponseTo: about }),
    })
    opened?.mailbox.look()
  }

  const open: Listening['open'] = async (kind) => {
    const listener = await bench.listener()
    if (!opened) {
      const mailbox = openMailbox({ recorder, clock, newId, source: ixit.source, services: bench.services })
      opened = { token: isForAll ? resultsToken : `${kind === 'topic' ? topicTokens : ''}${newId()}`, mailbox }
      await listener.open(opened.token, isForAll ? ownResults(mailbox, recorder, bench) : mailbox)
    }
    return listener.address(opened.token)
  }

  return {
    open,
    openShowing: async (certificate) => {
      // Whoever comes late to the one before must not be taken for one who comes to this.
      for (const before of showing.splice(0)) await before.close()
      const listener = await bench.listenerShowing(certificate, turnedAway)
      showing.push(listener)
      const token = newId()
      const mailbox =
        opened?.mailbox ?? openMailbox({ recorder, clock, newId, source: ixit.source, services: bench.services })
      opened ??= { token, mailbox }
      await listener.open(token, mailbox)
      return listener.address(token)
    },
    delivery: async (about) => {
      if (!opened) throw new Error('Nothing can come: the scenario does not listen.')
      const { resultMs, quietMs } = ixit.timeLimits
      const isSeen = () => isAnswered(recorder, about) || isTurnedAway(recorder, about)
      if (await opened.mailbox.until(isSeen, resultMs * patience))
        // Who turned away may come again, and be less careful.
        await opened.mailbox.until(() => isAnswered(recorder, about), quietMs)
      bench.heard ||= opened.mailbox.used()
    },
    openForAll: async () => {
      const address = await open()
      await (told ??= tellResultsAddress(bench, address))
    },
    result: async (about) => {
      if (!opened) throw new Error('Nothing can come: the scenario does not listen.')
      // Who did not even answer has accepted nothing, of which a result could come.
      if (!decodeRecord(recorder.record()).repliesTo(about).length) return
      const waitedMs = ixit.timeLimits.resultMs * patience
      const came = await opened.mailbox.until(() => isAnswered(recorder, about), waitedMs)
      bench.heard ||= opened.mailbox.used()
      if (!came)
        recorder.append({
          kind: 'deadline',
          limit: 'result',
          waitedMs,
          inResponseTo: about,
          reachable: bench.heard || isHere(bench),
        })
      // What comes after the last is wrong, and is only seen by who listens a little longer.
      else await opened.mailbox.until(() => false, ixit.timeLimits.quietMs)
    },
    quiet: async () => {
      const { quietMs } = ixit.timeLimits
      await (opened ? opened.mailbox.until(() => false, quietMs) : pause(quietMs))
      bench.heard ||= opened?.mailbox.used() ?? false
    },
    stop: () => {
      for (const listener of showing.splice(0)) void listener.close()
      if (!opened) return
      const { token } = opened
      bench.heard ||= opened.mailbox.used()
      opened = undefined
      void bench.listener().then((listener) => listener.closeMailbox(token))
    },
  }
}

/** Was a request of ours refused at once, or has the last part of its answer come? */
function isAnswered(recorder: Recorder, about: number): boolean {
  const view = decodeRecord(recorder.record())
  const [first] = view.repliesTo(about)
  if (first && (first.message?.reply?.result?.value !== 'OK' || first.message.payload)) return true
  const request = view.message(about)
  return request !== undefined && finalOf(request, view.callbacksTo(about)) !== undefined
}

/** The last message of ours that is no answer. */
const lastRequest = (recorder: Recorder): number | undefined =>
  recorder
    .record()
    .entries.findLast(
      (entry) => entry.kind === 'message' && entry.from === 'harness' && entry.inResponseTo === undefined,
    )?.seq

/** Did the SUT see the certificate of our listener and go, when it had a result to bring? */
const isTurnedAway = (recorder: Recorder, about: number): boolean =>
  recorder
    .record()
    .entries.some(
      (entry) => entry.kind === 'transport' && entry.event === 'turned-away' && entry.inResponseTo === about,
    )

/** A SUT on this machine reaches a listener on this machine, and one that takes from a broker reaches us by it. */
export function isHere({ endpoint, ixit, parameters }: Bench): boolean {
  const by = listeningBy(ixit, endpoint.url)
  if (by === 'broker') return ixit.callback.broker === undefined
  // Another machine may see our folders under other paths; the embedded one does not.
  if (by === 'folder') return parameters.control !== undefined
  const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '[::1]', '::1'].includes(host)
  return isLoopback(new URL(endpoint.url).hostname) && isLoopback(ixit.callback.host)
}
