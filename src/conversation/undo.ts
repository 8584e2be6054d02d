import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wrapSoap } from '../binding/soap.ts'
import { wrappers } from '../binding/wrappers.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Context } from '../exchange/entries.ts'
import { writeRecord } from '../exchange/ndjson.ts'
import { startRecord, type Recorder } from '../exchange/recorder.ts'
import { buildRequest, buildTransaction, type HeaderFields } from '../message/build.ts'
import { buildChange, change as changeSchema, type Change, type ChangeInput } from '../message/change.ts'
import { buildQuery, type Query } from '../message/query.ts'
import type { XmlElement } from '../xml/tree.ts'
import { writeXml } from '../xml/write.ts'
import type { Bench } from './bench.ts'
import { guard } from './guard.ts'
import { openJournal, pendingIn, type PendingChange } from './journal.ts'
import { ownPrefix } from './own-objects.ts'
import { permissionOf, type Permission } from './permission.ts'

/** What one scenario has to undo. */
export interface Undoing {
  /** Writes down by what a change is undone, before it is sent. */
  remember(undo: ChangeInput): void
  /** Undoes the last first. Judged by nobody: it never changes a verdict. */
  undo(): Promise<void>
}

/** The journal of a run. */
export const journalName = 'journal.ndjson'

/** Keeps the book of a scenario's changes in the journal of the run. */
export function undoFor(bench: Bench, scenario: Context['scenario']): Undoing {
  const path = join(bench.parameters.run.folder, journalName)
  const journal = openJournal(path)
  let changed = false
  return {
    remember: (undo) => {
      changed = true
      journal.write({
        kind: 'change',
        id: bench.newId(),
        at: bench.clock.now().wall,
        scenario: scenario.id,
        endpoint: bench.endpoint.url,
        undo: changeSchema.parse(undo),
      })
    },
    undo: async () => {
      if (!changed) return
      const mine = pendingIn(path).filter((pending) => pending.scenario === scenario.id)
      await undoAll(bench, mine, path)
    },
  }
}

/**
 * Undoes changes, one after the other, and writes into the journal which the SUT says it undid. The records of it stand in
 * `postambles/` of the run.
 *
 * @returns those that are not undone
 */
export async function undoAll(
  bench: Bench,
  pending: readonly PendingChange[],
  journalPath: string,
): Promise<readonly PendingChange[]> {
  const journal = openJournal(journalPath)
  const left: PendingChange[] = []
  for (const one of pending) {
    if (await isUndone(bench, one)) journal.write({ kind: 'undone', id: one.id, at: bench.clock.now().wall })
    else left.push(one)
  }
  return left
}

async function isUndone(bench: Bench, { id, scenario, undo }: PendingChange): Promise<boolean> {
  const recorder = recorderFor(bench, scenario)
  const header = { verb: undo.verb, noun: undo.noun }
  const payload = buildChange(undo, bench.judge.standard.templates, {
    issuer: bench.ixit.source,
    tracking: `CIM9-${bench.parameters.run.id}-${scenario}-undo`,
  })
  const own = new Set([...bench.own, ...ownIdsIn(undo)])
  const done = await send(
    bench,
    (fields) => buildTransaction({ ...fields, ...header }, payload),
    undo.noun,
    own,
    recorder,
  )
  const isDone = done === 'OK' || (undo.noun !== 'EndDeviceControls' && (await isGone(bench, undo, own, recorder)))
  const folder = join(bench.parameters.run.folder, 'postambles')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${scenario}.${id}.ndjson`), writeRecord(recorder.record()))
  return isDone
}

type OwnDataChange = Extract<Change, { objects: unknown }>

/** What was refused to be struck off may never have been on file: it is asked for. */
async function isGone(bench: Bench, undo: OwnDataChange, own: Permission['own'], recorder: Recorder): Promise<boolean> {
  const objects = undo.objects.map(({ mRID, names }) => ({
    ...(mRID !== undefined && { mRID }),
    ...(names && { names: names.map(asName) }),
  }))
  const query: Query =
    undo.noun === 'MeterConfig' ? { noun: undo.noun, meters: objects } : { noun: undo.noun, usagePoints: objects }
  const profile = buildQuery(query, bench.judge.standard.templates)
  const build = (fields: Usual) => buildRequest({ ...fields, verb: 'get', noun: undo.noun }, profile)
  const result = await send(bench, build, undo.noun, own, recorder)
  const last = decodeRecord(recorder.record()).messages.at(-1)
  const served = last?.message?.payload?.profiles.some((one) => one.children.some(({ kind }) => kind === 'element'))
  return result !== undefined && !served
}

const asName = ({ name, nameType, authority }: NonNullable<OwnDataChange['objects'][number]['names']>[number]) => ({
  name,
  ...(nameType !== undefined && { nameType }),
  ...(authority !== undefined && { authority }),
})

type Usual = Omit<HeaderFields, 'verb' | 'noun'>

/** Sends a message through the guard; returns the Result of its reply, where there is one. */
async function send(
  bench: Bench,
  build: (fields: Usual) => XmlElement,
  noun: string,
  own: Permission['own'],
  recorder: Recorder,
): Promise<string | undefined> {
  const { config, ixit, clock, newId, transport } = bench
  const message = build({
    timestamp: clock.now().wall,
    source: ixit.source,
    messageId: newId(),
    correlationId: newId(),
  })
  guard(message, permissionOf(ixit, 'operates', own))
  const wrapper = wrappers[config.binding.wrapper]
  const bytes = Buffer.from(writeXml(wrapSoap(message, wrapper, noun)), 'utf8')
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    soapaction: `"${wrapper.soapAction.replaceAll('{noun}', noun)}"`,
  }
  const { request } = await transport.send({ bytes, headers, repeatable: false }, recorder)
  return decodeRecord(recorder.record()).repliesTo(request)[0]?.message?.reply?.result?.value
}

/** Ids in the journal of objects whose names say that a run made them. */
const ownIdsIn = (undo: Change): readonly string[] =>
  undo.noun === 'EndDeviceControls'
    ? []
    : undo.objects.flatMap(({ mRID, names = [] }) =>
        names.some(({ name }) => name.startsWith(ownPrefix))
          ? [...(mRID === undefined ? [] : [mRID]), ...names.map(({ name }) => name)]
          : [],
      )

function recorderFor({ parameters, config, ixit, endpoint, clock }: Bench, scenario: string): Recorder {
  return startRecord(
    {
      run: parameters.run.id,
      scenario: { id: scenario, title: 'Undo', feature: '', uri: '', line: 1, requirements: [], effect: 'operates' },
      edition: config.edition,
      dialect: config.schemas.dialect,
      wildcards: config.schemas.wildcards,
      binding: config.binding,
      sut: { name: config.sut.name, version: config.sut.version, endpoint: endpoint.url },
      declared: { replyMs: ixit.timeLimits.replyMs, refusalStatuses: ixit.refusalStatuses },
      objects: [],
    },
    clock,
  )
}
