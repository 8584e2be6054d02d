import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wrapSoap } from '../binding/soap.ts'
import { wrappers } from '../binding/wrappers.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Context } from '../exchange/entries.ts'
import { writeRecord } from '../exchange/ndjson.ts'
import { startRecord, type Recorder } from '../exchange/recorder.ts'
import { buildTransaction } from '../message/build.ts'
import { buildChange, change as changeSchema, type Change, type ChangeInput } from '../message/change.ts'
import { writeXml } from '../xml/write.ts'
import type { Bench } from './bench.ts'
import { guard } from './guard.ts'
import { openJournal, pendingIn, type PendingChange } from './journal.ts'
import { permissionOf } from './permission.ts'

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
  const request = await send(bench, undo, recorder, scenario)
  const folder = join(bench.parameters.run.folder, 'postambles')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${scenario}.${id}.ndjson`), writeRecord(recorder.record()))
  const [reply] = decodeRecord(recorder.record()).repliesTo(request)
  return reply?.message?.reply?.result?.value === 'OK'
}

async function send(bench: Bench, undo: Change, recorder: Recorder, scenario: string): Promise<number> {
  const { config, ixit, judge, clock, newId, parameters, transport } = bench
  const payload = buildChange(undo, judge.standard.templates, {
    issuer: ixit.source,
    tracking: `CIM9-${parameters.run.id}-${scenario}-undo`,
  })
  const header = {
    verb: undo.verb,
    noun: undo.noun,
    timestamp: clock.now().wall,
    source: ixit.source,
    messageId: newId(),
    correlationId: newId(),
  }
  const message = buildTransaction(header, payload)
  guard(message, permissionOf(ixit, 'operates'))
  const wrapper = wrappers[config.binding.wrapper]
  const bytes = Buffer.from(writeXml(wrapSoap(message, wrapper, undo.noun)), 'utf8')
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    soapaction: `"${wrapper.soapAction.replaceAll('{noun}', undo.noun)}"`,
  }
  const { request } = await transport.send({ bytes, headers, repeatable: false }, recorder)
  return request
}

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
