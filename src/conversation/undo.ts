import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceOperation } from '../binding/wrappers.ts'
import { toldVerbs } from '../config/told-events.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Context } from '../exchange/entries.ts'
import { writeRecord } from '../exchange/ndjson.ts'
import { startRecord, type Recorder } from '../exchange/recorder.ts'
import { buildEvent, buildRequest, buildTransaction, type HeaderFields } from '../message/build.ts'
import { buildChange, change as changeSchema, type Change, type ChangeInput } from '../message/change.ts'
import { aboutObjects, buildQuery, type Query } from '../message/query.ts'
import type { XmlElement } from '../xml/tree.ts'
import { describedIn, type Bench } from './bench.ts'
import { areSeenClosed, controlIdsIn, isOpenTold, switchesOf, untilPast } from './control-undo.ts'
import { guard } from './guard.ts'
import { asReference, linkLeft } from './link-undo.ts'
import { openJournal, pendingIn, type PendingChange } from './journal.ts'
import { ownPrefix } from './own-objects.ts'
import { permissionOf, type Permission } from './permission.ts'
import { sealed } from './posting.ts'
import { pause } from './polling.ts'
import { subscriberOf, type Service } from './subscriber.ts'
import { sutTimeFor, type SutTime } from './sut-time.ts'
import { isOver, serviceRequestsLeft } from './programme-undo.ts'
import { scheduleLeft, scheduleIdsIn } from './schedule-undo.ts'

/** What is ordered for a later time: by what it is called off, and when it falls due. */
export interface Scheduled {
  readonly cancel: ChangeInput
  /** ISO 8601, UTC. */
  readonly due: string
}

/** What one scenario has to undo. */
export interface Undoing {
  /**
   * Writes down by what a change is undone, before it is sent. Returns the id of the entry.
   *
   * @param by what it is undone by, by a request if nothing is said
   */
  remember(undo: ChangeInput, scheduled?: Scheduled, by?: 'event' | 'request'): string
  /** A change was undone already. */
  settle(id: string): void
  /** Undoes the last first. Judged by nobody: it never changes a verdict. */
  undo(): Promise<void>
}

/** The journal of a run. */
export const journalName = 'journal.ndjson'

/** A change that is not undone. */
export interface LeftOver {
  readonly change: PendingChange
  /** Why it was not even sent. */
  readonly because?: Error
}

/** Keeps the book of a scenario's changes in the journal of the run. */
export function undoFor(bench: Bench, scenario: Context['scenario']): Undoing {
  const path = join(bench.parameters.run.folder, journalName)
  const journal = openJournal(path)
  let changed = false
  return {
    remember: (undo, scheduled, by) => {
      changed = true
      const id = bench.newId()
      journal.write({
        kind: 'change',
        id,
        at: bench.clock.now().wall,
        scenario: scenario.id,
        endpoint: bench.endpoint.url,
        ...(by === 'event' && bench.subscriber && { subscriber: bench.subscriber.endpoint.url }),
        undo: changeSchema.parse(undo),
        ...(scheduled && { scheduled: { ...scheduled, cancel: changeSchema.parse(scheduled.cancel) } }),
      })
      return id
    },
    settle: (id) => journal.write({ kind: 'undone', id, at: bench.clock.now().wall }),
    undo: async () => {
      if (!changed) return
      const mine = pendingIn(path).filter((pending) => pending.scenario === scenario.id)
      const [stopped] = (await undoAll(bench, mine, path)).flatMap(({ because }) => because ?? [])
      if (stopped) throw stopped
    },
  }
}

/**
 * Undoes changes, one after the other, and writes into the journal which the SUT says it undid. The records of it stand in
 * `postambles/` of the run.
 *
 * @returns those that are not undone, and what went wrong with one that could not even be sent
 */
export async function undoAll(
  bench: Bench,
  pending: readonly PendingChange[],
  journalPath: string,
): Promise<readonly LeftOver[]> {
  const journal = openJournal(journalPath)
  const left: LeftOver[] = []
  for (const one of pending) {
    try {
      if (await isUndone(bench, one)) journal.write({ kind: 'undone', id: one.id, at: bench.clock.now().wall })
      else left.push({ change: one })
    } catch (error) {
      // What the guard stops for one object must not keep the others from being brought back.
      left.push({ change: one, because: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return left
}

/** What undoing writes down, and the clock by which it waits. */
interface Talk {
  readonly recorder: Recorder
  readonly time: SutTime
}

async function isUndone(bench: Bench, { id, scenario, subscriber, undo, scheduled }: PendingChange): Promise<boolean> {
  const recorder = recorderFor(bench, scenario)
  const talk = { recorder, time: sutTimeFor(bench, recorder) }
  await talk.time.ask()
  const service = subscriber === undefined ? bench : await subscriberOf(bench)
  const own = new Set([...bench.own, ...ownIdsIn(undo), ...(scheduled ? ownIdsIn(scheduled.cancel) : [])])
  const order = (changing: Change) => {
    const verb = subscriber === undefined ? changing.verb : toldVerbs[changing.verb]
    const header = { verb, noun: changing.noun }
    const payload = buildChange(changing, bench.judge.standard.templates, {
      issuer: bench.ixit.source,
      tracking: `CIM9-${bench.parameters.run.id}-${scenario}-undo`,
    })
    const built = subscriber === undefined ? buildTransaction : buildEvent
    const build = (fields: Usual) => built({ ...fields, ...header }, payload)
    return send(bench, build, header, own, talk, service)
  }
  if (scheduled) {
    await order(scheduled.cancel)
    await untilPast(scheduled.due, talk.time, bench)
  }
  const done = await order(undo)
  const isDone = done === 'OK' ? !scheduled || (await isBack(bench, undo, talk)) : await isGone(bench, undo, own, talk)
  await bench.transport.finish(recorder)
  if (service !== bench) await service.transport.finish(recorder)
  const folder = join(bench.parameters.run.folder, 'postambles')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${scenario}.${id}.ndjson`), writeRecord(recorder.record()))
  return isDone
}

/** Are the switches back that a change was to bring back? Where nobody can look, what was told counts. */
async function isBack(bench: Bench, undo: Change, talk: Talk): Promise<boolean> {
  if (undo.noun !== 'EndDeviceControls') return true
  const query = switchesOf(undo, bench)
  const until = bench.clock.now().monotonicMs + bench.ixit.timeLimits.resultMs
  if (!query)
    return (await areSeenClosed(undo, bench, talk.recorder, () => until - bench.clock.now().monotonicMs)) ?? true
  const profile = buildQuery(query, bench.judge.standard.templates)
  const build = (fields: Usual) => buildRequest({ ...fields, verb: 'get', noun: query.noun }, profile)
  for (;;) {
    const told = await send(bench, build, { noun: query.noun, verb: 'get' }, new Set(), talk)
    if (told !== undefined && !isOpenTold(talk.recorder, bench)) return true
    const left = until - bench.clock.now().monotonicMs
    if (left <= 0) return false
    await pause(Math.max(1, Math.min(bench.ixit.timeLimits.quietMs, left)))
  }
}

/** What was refused to be undone may never have been done: it is asked for. */
async function isGone(bench: Bench, undo: Change, own: Permission['own'], talk: Talk): Promise<boolean> {
  if (await isOver(undo, talk.time, bench)) return true
  const asked = whatIsLeft(undo, bench)
  if (!asked) return false
  const profile = buildQuery(asked.query, bench.judge.standard.templates)
  const build = (fields: Usual) => buildRequest({ ...fields, verb: 'get', noun: undo.noun }, profile)
  const result = await send(bench, build, { noun: undo.noun, verb: 'get' }, own, talk)
  const last = decodeRecord(talk.recorder.record()).messages.at(-1)
  const served = last?.message?.payload?.profiles ?? []
  return result !== undefined && !asked.isIn(served)
}

/** How it is asked what is left of a change, and whether an answer holds it; undefined where that cannot be asked. */
function whatIsLeft(
  undo: Change,
  { ics, ixit }: Pick<Bench, 'ics' | 'ixit'>,
): { readonly query: Query; readonly isIn: (profiles: readonly XmlElement[]) => boolean } | undefined {
  if (undo.noun === 'MasterDataLinkageConfig') return linkLeft(undo)
  if (undo.noun === 'MeterReadSchedule') return scheduleLeft(undo, ics)
  if (undo.noun === 'MeterServiceRequests') return serviceRequestsLeft(undo, ixit)
  if (!('objects' in undo)) return undefined
  return {
    query: aboutObjects(undo.noun, undo.objects.map(asReference)),
    isIn: (profiles) => profiles.some((one) => one.children.some(({ kind }) => kind === 'element')),
  }
}

type Usual = Omit<HeaderFields, 'verb' | 'noun'>

/** Sends a message through the guard; returns the Result of its reply, where there is one. */
async function send(
  bench: Bench,
  build: (fields: Usual) => XmlElement,
  operation: ServiceOperation,
  own: Permission['own'],
  { recorder, time }: Talk,
  service: Service = bench,
): Promise<string | undefined> {
  const { ixit, clock, newId } = bench
  const message = build({
    timestamp: clock.now().wall,
    source: ixit.source,
    messageId: newId(),
    correlationId: newId(),
  })
  guard(message, permissionOf(ixit, 'operates', own))
  const { bytes, shown, headers, url } = sealed(message, operation, { ...bench, ...service })
  const { request } = await service.transport.send(
    { bytes, shown, headers, url, operation, repeatable: false },
    recorder,
  )
  time.hear(request)
  return decodeRecord(recorder.record()).repliesTo(request)[0]?.message?.reply?.result?.value
}

/** Ids in the journal of objects whose names say that a run made them. */
const ownIdsIn = (undo: Change): readonly string[] =>
  undo.noun === 'EndDeviceControls'
    ? controlIdsIn(undo)
    : undo.noun === 'MeterServiceRequests'
      ? []
      : undo.noun === 'MeterReadSchedule'
        ? scheduleIdsIn(undo)
        : objectsIn(undo).flatMap(({ mRID, names = [] }) =>
            names.some(({ name }) => name.startsWith(ownPrefix))
              ? [...(mRID === undefined ? [] : [mRID]), ...names.map(({ name }) => name)]
              : [],
          )

/** The objects of which a change speaks, that may be a run's own. */
function objectsIn(undo: Change) {
  if ('members' in undo) return Object.values(undo.members).flat()
  return 'objects' in undo ? undo.objects : []
}

function recorderFor(bench: Bench, scenario: string): Recorder {
  const { parameters, config, ixit, endpoint, clock } = bench
  return startRecord(
    {
      run: parameters.run.id,
      scenario: { id: scenario, title: 'Undo', feature: '', uri: '', line: 1, requirements: [], effect: 'operates' },
      edition: config.edition,
      dialect: config.schemas.dialect,
      wildcards: config.schemas.wildcards,
      binding: config.binding,
      ...describedIn(bench),
      sut: { name: config.sut.name, version: config.sut.version, endpoint: endpoint.url },
      declared: { replyMs: ixit.timeLimits.replyMs, refusalStatuses: ixit.refusalStatuses },
      objects: [],
    },
    clock,
  )
}
