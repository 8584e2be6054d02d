import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import type { IxitInput } from '../../src/config/ixit.ts'
import type { WireMessage } from '../../src/exchange/entries.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import { bytesOf } from '../../src/exchange/recorder.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { startFaulty } from '../../src/runner/prove/faulty.ts'
import { controlFaults } from '../../src/sut/faults/controls/index.ts'
import { eventFaults } from '../../src/sut/faults/events/index.ts'
import { hearingFaults } from '../../src/sut/faults/hearing/index.ts'
import { faults } from '../../src/sut/faults/index.ts'
import { programmeFaults } from '../../src/sut/faults/programmes/index.ts'
import { pushFaults } from '../../src/sut/faults/push/index.ts'
import { scheduleFaults } from '../../src/sut/faults/schedules/index.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
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

/** Events come at once, and again at once. */
const promptEvents = {
  timeLimits: { replyMs: 2_000, eventMs: 200, quietMs: 50 },
  events: { ...referenceIxit.events, redelivery: { withinMs: 200 }, pushedReadingsMs: 200 },
}

/** Switches are moved at once, or soon. */
const promptControls = { timeLimits: { replyMs: 2_000, resultMs: 1_000, quietMs: 100, controlLeadMs: 1_500 } }

/** What is put on file is found at once. */
const promptFile = { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } }

/** What is asked for later comes soon, or not at all. */
const promptAnswers = { timeLimits: { replyMs: 2_000, resultMs: 1_500, quietMs: 50 } }

/** Schedules are read at once, and their readings come at once. */
const promptSchedules = {
  timeLimits: {
    ...{ replyMs: 2_000, eventMs: 200, commitMs: 200, quietMs: 50 },
    ...{ scheduleLeadMs: 250, schedulePeriodMs: 400 },
  },
}

/** What is ordered of devices behind meters is told at once. */
const promptDevices = { timeLimits: { replyMs: 2_000, resultMs: 400, eventMs: 600, commitMs: 200, quietMs: 50 } }

/** What is put on file is found at once, and told at once. */
const promptNotices = { timeLimits: { ...promptFile.timeLimits, eventMs: 200 } }

/** What is pushed comes at once. */
const promptPush = {
  ...promptEvents,
  ...(referenceIxit.bulkPush && { bulkPush: { ...referenceIxit.bulkPush, withinMs: 300 } }),
}

/** Faults that cost time are tried on a few cases, or with little patience. */
const sparing: Record<string, { ids?: readonly string[]; ixit?: Partial<IxitInput> }> = {
  ...Object.fromEntries(eventFaults.map(({ name }) => [name, { ixit: promptEvents }])),
  ...Object.fromEntries(programmeFaults.map(({ name }) => [name, { ixit: promptDevices }])),
  'answers-late': { ids: ['RD-001', 'ERR-001'], ixit: { timeLimits: { replyMs: 2_000, freshnessMs: 900_000 } } },
  'never-calls-back': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  'calls-back-uncorrelated': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  'switches-stay': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 300, quietMs: 50 } } },
  'never-connects-again': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 300, quietMs: 50 } } },
  'forgets-what-it-stored': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'drops-an-attribute': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'cuts-names-short': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'changes-nothing': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  ...Object.fromEntries(controlFaults.map(({ name }) => [name, { ixit: promptControls }])),
  // What it fails to call off ends when it is due, and only then.
  'knows-no-control-by-its-id': { ixit: { timeLimits: { ...promptControls.timeLimits, resultMs: 5_000 } } },
  'never-tells': { ixit: promptEvents },
  'tells-of-the-next-meter': { ixit: promptEvents },
  'tells-other-codes': { ixit: promptEvents },
  'malformed-event-codes': { ixit: promptEvents },
  'events-without-time': { ixit: promptEvents },
  'events-without-device': { ixit: promptEvents },
  'events-as-changed': { ixit: promptEvents },
  'restored-before-the-outage': { ixit: promptEvents },
  'restored-told-as-lost': { ixit: promptEvents },
  'loses-events': { ixit: promptPush },
  'gives-up-on-failed': { ixit: promptPush },
  'redelivers-with-a-new-time': { ixit: promptEvents },
  'blames-a-meter': { ixit: promptEvents },
  'forgets-who-asked': { ixit: promptEvents },
  'pushes-readings-of-nobody': { ixit: promptEvents },
  'answers-for-dead-meters': { ixit: promptEvents },
  'never-rolls-back': { ixit: promptFile },
  'rolls-back-without-a-word': { ixit: promptFile },
  'all-or-nothing-always': { ixit: promptFile },
  'last-operation-first': { ixit: promptFile },
  'first-operation-only': { ixit: promptFile },
  'ignores-element-operation': { ixit: promptFile },
  'replaces-the-whole': { ixit: promptFile },
  'skips-operations-without-noun': { ixit: promptFile },
  'retry-makes-two': { ixit: promptFile },
  'takes-a-set-by-create': { ixit: promptFile },
  'swallows-failed-operations': { ixit: promptFile },
  'keeps-operations-by-id': { ixit: promptFile },
  'guesses-noun-and-verb': { ixit: promptFile },
  'misreads-extended-operations': { ixit: promptFile },
  'answers-an-operation-twice': { ixit: promptFile },
  ...Object.fromEntries(pushFaults.map(({ name }) => [name, { ixit: promptPush }])),
  'clocks-never-change': { ixit: promptPush },
  'estimates-without-quality': { ixit: promptPush },
  'forgets-the-oldest-promise': { ixit: promptAnswers },
  'forgets-promises-at-restart': { ixit: promptAnswers },
  // Whatever is asked after MEP-039 is turned away.
  'stays-broken-after-overload': {
    ids: ['ENV-002', 'MEP-039'],
    ixit: { timeLimits: { replyMs: 2_000, recoveryMs: 200 } },
  },
  'never-ends': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, commitMs: 200, quietMs: 50 } } },
  'tells-failure-of-what-it-did': { ixit: promptEvents },
  'unpacks-the-beginning': { ixit: promptFile },
  'reads-any-format': { ixit: promptFile },
  'refuses-xml': { ixit: promptFile },
  'takes-the-first-root': { ixit: promptFile },
  'carries-out-the-set-only': { ixit: promptFile },
  'strikes-off-the-first-id': { ixit: promptFile },
  'trusts-no-listener': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  ...Object.fromEntries(scheduleFaults.map(({ name }) => [name, { ixit: promptSchedules }])),
  'addresses-in-ascii': { ixit: promptFile },
  'agreements-for-ever': { ixit: promptFile },
  'ends-what-has-not-begun': { ixit: promptFile },
  'every-device-is-a-meter': { ixit: promptFile },
  'functions-of-the-wrong-meter': { ixit: promptFile },
  'groups-keep-one-member': { ixit: promptFile },
  'groups-lose-a-member': { ixit: promptFile },
  'groups-without-programme': { ixit: promptFile },
  'home-devices-as-others': { ixit: promptFile },
  'limits-stay': { ixit: promptFile },
  'links-from-the-first-of-the-month': { ixit: promptFile },
  'links-hold-at-once': { ixit: promptFile },
  'links-to-two': { ixit: promptFile },
  'links-what-is-not-there': { ixit: promptFile },
  'modules-stay-alone': { ixit: promptFile },
  'names-without-their-type': { ixit: promptFile },
  'never-takes-an-id': { ixit: promptFile },
  'prices-without-tax': { ixit: promptFile },
  'registers-are-not-read': { ixit: promptFile },
  'sets-without-links': { ixit: promptFile },
  'takes-any-install-code': { ixit: promptFile },
  'takes-any-reference': { ixit: promptFile },
  'takes-limits-below-nothing': { ixit: promptFile },
  'tells-before-it-is-done': { ixit: promptNotices },
  'tells-nobody': { ixit: promptNotices },
  // What is waited for in vain takes three times the declared time.
  'waits-for-the-first-byte': { ixit: { timeLimits: { replyMs: 500 } } },
  'takes-twins-without-id': { ixit: promptFile },
  ...Object.fromEntries(hearingFaults.map(({ name }) => [name, { ixit: promptFile }])),
  // Elsewhere the second answer may come when nobody listens any more.
  'answers-twice-by-the-broker': { ids: ['JMS-001', 'JMS-001.own-correlation-id'] },
  'never-answers': {
    ids: ['RD-001', 'RD-002', 'MEP-001', 'MEP-004'],
    ixit: { timeLimits: { replyMs: 100, resultMs: 100 } },
  },
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
  const { ids = fault ? casesFor(fault) : [], ixit = {} } = sparing[fault?.name ?? ''] ?? {}
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
