import { lstat, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { anyName } from '../../config/files.ts'
import type { Recorder } from '../../exchange/recorder.ts'
import type { Delivery, OpenTransport, Outgoing } from '../transport.ts'
import { exchangeOf, requireUsable } from './exchange.ts'
import { freshName, putFile } from './put.ts'
import { openReplies } from './replies.ts'
import type { WholeFile } from './take.ts'
import { FolderTrouble, troubleWith } from './trouble.ts'
import { openTurns } from './turns.ts'

/**
 * Requests as files: each is put into the folder of the SUT, and its answer is looked for in another. What nobody has taken when
 * its answer is not waited for any more is taken back: an order must not be carried out long after it was given up.
 *
 * @throws Error with a sentence for the user where the folders cannot be meant so
 */
export const openFile: OpenTransport = (endpoint, deadlines, { maxBytes }) => {
  const exchange = exchangeOf(endpoint)
  const { requests } = exchange
  const replies = openReplies(exchange, maxBytes)
  const turns = openTurns()
  let closed = false
  /** Has anybody answered here? A folder takes files for a SUT that is not there. */
  let answers = false
  /** Did the SUT let a request lie until it had answered it? Else one that lies there tells that nobody takes any. */
  let letsLie = false
  const open = new Map<Recorder, (() => Promise<unknown>)[]>()

  /** A share that has gone away looks as if a request had been taken, and nothing answered. */
  const whyUnusable = (): Promise<FolderTrouble | undefined> =>
    requireUsable(exchange).then(
      () => undefined,
      (error: unknown) => troubleWith('The folders', error),
    )

  const finish = async (recorder: Recorder): Promise<void> => {
    const ends = open.get(recorder) ?? []
    open.delete(recorder)
    for (const end of ends) await end()
  }

  const send = async (message: Outgoing, recorder: Recorder): Promise<Delivery> => {
    if (closed) throw new Error('The transport is closed: open it again before sending.')
    const stem = freshName()
    const file = `${stem}.xml`
    const path = join(requests, file)
    const pass = exchange.answers === anyName ? await turns.come() : undefined
    let request: number | undefined
    const record = () =>
      recorder.message(
        { from: 'harness', to: 'sut', transport: 'file', meta: { url: endpoint.url, headers: {}, file } },
        message.bytes,
      )
    const told = answerTo(recorder, () => request)
    try {
      await requireUsable(exchange)
      const awaited = await replies.expect(stem, told)
      const end = async () => {
        awaited.stop()
        pass?.()
        await withdraw(path)
      }
      open.set(recorder, [...(open.get(recorder) ?? []), end])
      // Before it is put: what comes of it, perhaps to our listener, may be there before we are told that it is.
      request = record()
      const since = performance.now()
      await putFile(requests, file, message.bytes).catch((error: unknown) => {
        throw troubleWith('The folder of requests (sut.endpoint)', error)
      })
      const came = await within(deadlines.replyMs, told.first)
      if (came !== undefined) return await answeredBy(request, came)
      const hindered = (await replies.look()) ?? (await whyUnusable())
      const late = await within(0, told.first)
      if (late !== undefined) return await answeredBy(request, late)
      const untaken = await withdraw(path)
      // Whose an answer is that comes now nobody could tell: the next waits for it as long again.
      if (!untaken && pass) turns.hold(pass, within(deadlines.replyMs, told.first))
      else pass?.()
      if (hindered) {
        note(recorder, request, hindered, true)
        return { request }
      }
      const waitedMs = Math.max(deadlines.replyMs, Math.round(performance.now() - since))
      const reachable = answers && (letsLie || !untaken)
      recorder.append({ kind: 'deadline', limit: 'reply', waitedMs, reachable, inResponseTo: request })
      return { request }
    } catch (error) {
      pass?.()
      if (!(error instanceof FolderTrouble)) throw error
      request ??= record()
      note(recorder, request, error, false)
      return { request }
    }

    async function answeredBy(seq: number, reply: number): Promise<Delivery> {
      answers = true
      letsLie ||= await isThere(path)
      pass?.()
      return { request: seq, reply }
    }
  }

  return {
    send,
    finish,
    close: async () => {
      closed = true
      turns.close()
      for (const recorder of [...open.keys()]) await finish(recorder)
      await replies.close()
    },
  }
}

/** Records what answers a request; `first` is the number of the entry of its first answer. */
function answerTo(recorder: Recorder, request: () => number | undefined) {
  let answered: (seq: number) => void = () => undefined
  const first = new Promise<number>((resolve) => (answered = resolve))
  const hear = ({ path, bytes, overLimit }: WholeFile): void => {
    const inResponseTo = request()
    if (inResponseTo === undefined) return
    const meta = { headers: {}, file: basename(path), ...(overLimit && { overLimit }) }
    answered(recorder.message({ from: 'sut', to: 'harness', inResponseTo, transport: 'file', meta }, bytes))
  }
  return { first, hear }
}

const note = (recorder: Recorder, request: number, { event, message }: FolderTrouble, requestSent: boolean): number =>
  recorder.append({ kind: 'transport', event, inResponseTo: request, requestSent, detail: message })

/** Takes a request of ours back; false where somebody has taken it. */
const withdraw = (path: string): Promise<boolean> =>
  unlink(path).then(
    () => true,
    () => false,
  )

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** What comes within so many milliseconds; the timer ends with what it waits for. */
function within<T>(ms: number, awaited: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    const end = (made?: T) => {
      clearTimeout(timer)
      resolve(made)
    }
    awaited.then(end, () => end())
  })
}
