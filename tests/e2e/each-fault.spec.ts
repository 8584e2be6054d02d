import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import type { WireMessage } from '../../src/exchange/entries.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import { bytesOf } from '../../src/exchange/recorder.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { startFaulty } from '../../src/runner/prove/faulty.ts'
import { ownTrial } from '../../src/runner/prove/patience.ts'
import { faults } from '../../src/sut/faults/index.ts'
import type { ReportedFinding, ScenarioResult } from '../../src/verdict/run-result.ts'
import { runFolder } from './cli.ts'
import { test } from './desk.ts'
import { checkHere, runHere } from './in-process.ts'

// A fault takes a second; the whole suite, which is run without any, minutes on a busy machine.
test.describe.configure({ timeout: 300_000 })

/** Cases on which every fault is tried, beside those it speaks of: a read, a header, an object in error, a pattern. */
const sample: readonly string[] = ['RD-001', 'ENV-002', 'ERR-012', 'MEP-001']

/** The cases on which a fault is tried. */
function casesFor(fault: Fault): readonly string[] {
  const spokenOf = fault.raises.flatMap(({ cases }) => {
    if (cases === 'every case') return []
    return 'allBut' in cases ? cases.allBut : cases
  })
  return [...new Set([...sample, ...spokenOf])]
}

/** What a message cannot show that stands alone, and why. */
const needsMore: readonly (readonly [assertion: RegExp, because: string])[] = [
  [/^noun\.reply$/, 'compares with the request'],
  [/^typed\.reply$/, 'compares with the request'],
  [/^soap\.version$/, 'compares with the request'],
  [/^sequence\./, 'is about request and reply'],
  [/^header\.own-message-id$/, 'compares with the messages before'],
  [/^header\.not-echoed$/, 'compares with the request'],
  [/^header\.same-context$/, 'compares with the request'],
  [/^timing\./, 'needs the moments of request and reply'],
  [/^http\./, 'needs status and headers'],
  [/^jms\./, 'needs what JMS knows of it'],
  [/^access\./, 'needs the sentence of a step, and who asks'],
  [/^expect\./, 'needs the sentence of a step'],
  [/^answer\./, 'compares with the request'],
  [/^stored\./, 'compares with what was sent'],
  [/^operations\./, 'compares with the set that was sent'],
  [/^(programme|clock|service-request)\./, 'needs the sentence of a step, or what comes of it'],
  [/^switch\./, 'needs the sentence of a step'],
  [/^(control|demand)\./, 'needs the sentence of a step'],
  [/^schedule\./, 'is about a schedule and what comes of it'],
  [
    /^event\.(told|complete|of-head-end|tracked|redelivered|own-time|not-after-failed|everywhere|alike-everywhere)$/,
    'is about a stimulus and what comes of it',
  ],
  [/^told\./, 'needs the sentence of a step, and the event that was told'],
  [/^push\./, 'is about a stimulus and what comes of it'],
  [/^history\./, 'needs the sentence of a step'],
  [/^async\./, 'is about request, acknowledgement and result'],
  [/^readings\./, 'needs the sentence of a step'],
  [/^meter-config\./, 'needs the sentence of a step'],
  [/^wsdl\./, 'is about no message'],
  [/^callback\./, 'needs address and headers, and the WSDL'],
  [/^client\./, 'is about a request of the SUT, its result, and what comes of it'],
  [/^addressing\./, 'compares with the request'],
  [/^error\./, 'needs the sentence of a step'],
  [/^message\.complete$/, 'needs the length that was announced'],
  [/^soap\.envelope$/, 'a file may hold a message without SOAP around it'],
]
const standsAlone = ({ assertion }: ReportedFinding): boolean => !needsMore.some(([pattern]) => pattern.test(assertion))

const inShort = ({ assertion, outcome, counts, line, column, path, expected, actual }: ReportedFinding) => ({
  assertion,
  outcome,
  counts,
  line,
  column,
  path,
  expected,
  actual,
})

for (const fault of [undefined, ...faults])
  test(`${fault?.name ?? 'no fault'} raises what it declares and nothing else, live, from the record, and each reply alone`, async ({
    folder,
    closing,
  }) => {
    const { scenarios } = await run(folder, closing, fault)
    expect(scenarios.length).toBeGreaterThan(1)
    const judged = scenarios.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
    expect(judged.length).toBeGreaterThan(0)
    expect(raisedIn(scenarios)).toEqual(declaredBy(fault, scenarios))

    const replies = scenarios.flatMap((scenario) => repliesIn(folder, scenario))
    const files = join(folder, 'alone')
    mkdirSync(files)
    for (const { name, bytes } of replies) writeFileSync(join(files, name), bytes)
    const checked = new Map(
      checkHere(folder, [join(runFolder(folder), 'records'), 'alone']).map(({ file, what: _what, ...said }) => [
        basename(file),
        said,
      ]),
    )
    expect(checked.size).toBe(scenarios.length + replies.length)

    for (const { id, verdict, reason, findings, passed } of scenarios)
      expect(checked.get(`${id}.ndjson`), id).toEqual({
        verdict,
        ...(reason !== undefined && { reason }),
        findings,
        passed,
      })
    for (const { name, findings } of replies) {
      const found = checked.get(name)?.findings ?? []
      expect(
        found.filter((one) => !standsAlone(one)),
        name,
      ).toEqual([])
      expect(found.map(inShort), name).toEqual(findings.filter(standsAlone).map(inShort))
    }
  })

/** What a run raised: `assertion case`, sorted. */
const raisedIn = (scenarios: readonly ScenarioResult[]): readonly string[] =>
  [
    ...new Set(
      scenarios.flatMap(({ id, findings }) =>
        findings.filter(({ outcome }) => outcome === 'fail').map(({ assertion }) => `${assertion} ${id}`),
      ),
    ),
  ].sort()

/** What the fault declares to raise, in the cases that ran. */
function declaredBy(fault: Fault | undefined, scenarios: readonly ScenarioResult[]): readonly string[] {
  const ran = scenarios.map(({ id }) => id)
  const chosen = (cases: Fault['raises'][number]['cases']): readonly string[] => {
    if (cases === 'every case') return ran
    return 'allBut' in cases ? ran.filter((id) => !cases.allBut.includes(id)) : ran.filter((id) => cases.includes(id))
  }
  return (fault?.raises ?? []).flatMap(({ assertion, cases }) => chosen(cases).map((id) => `${assertion} ${id}`)).sort()
}

async function run(folder: string, closing: <T extends { close(): Promise<void> }>(sut: T) => T, fault?: Fault) {
  const { ids = fault ? casesFor(fault) : [], ixit = {} } = (fault && ownTrial(fault)) ?? {}
  const { config } = closing(await startFaulty(fault ?? {}, fault, ixit))
  const results = await runHere(folder, config, ids)
  expect(results.harnessErrors).toEqual([])
  return results
}

interface ReplyAlone {
  readonly name: string
  readonly bytes: Uint8Array
  readonly findings: readonly ReportedFinding[]
}

/** The replies of a scenario, each with what the run found in it. One that was cut, or not unpacked, is another message alone. */
function repliesIn(folder: string, { id, findings }: ScenarioResult): readonly ReplyAlone[] {
  const path = join(runFolder(folder), 'records', `${id}.ndjson`)
  return (
    readRecord(readFileSync(path, 'utf8'), path)
      .entries.filter((entry): entry is WireMessage => entry.kind === 'message' && entry.from === 'sut')
      .filter(({ meta }) => !meta.truncated && meta.undecodable === undefined)
      .map((message) => ({
        name: `${id}.${message.id}.xml`,
        bytes: bytesOf(message.body),
        findings: findings.filter(({ seq }) => seq === message.seq),
      }))
      // A mere acknowledgement of an event has no body; alone, nobody can tell what it is.
      .filter(
        ({ bytes, findings: found }) => bytes.length || found.some(({ assertion }) => assertion === 'message.xml'),
      )
  )
}
