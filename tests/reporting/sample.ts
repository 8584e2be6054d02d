import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decodeRecord, type DecodedRecord } from '../../src/exchange/decode.ts'
import { writeRecord } from '../../src/exchange/ndjson.ts'
import { startRecord, type ExchangeRecord, type Recorder } from '../../src/exchange/recorder.ts'
import {
  runResultSchema,
  verdicts,
  type ReportedFinding,
  type RunResult,
  type ScenarioResult,
  type Verdict,
} from '../../src/verdict/run-result.ts'

/** A run made by hand, with one scenario for everything a report must show. */

/** What a SUT might send to break a report: markup, quotes, ends of sections, control characters, a turned direction. */
export const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "'&]]>\u0000\u0007\u001b[31m\u202e\ud800 ä漢`

const wall = Date.parse('2026-11-20T22:14:03.000Z')

/** A record whose clock goes on by the given milliseconds with each entry. */
export function recordOf(
  scenario: Pick<ScenarioResult, 'id' | 'title' | 'feature' | 'uri' | 'line' | 'requirements' | 'effect'>,
  fill: (recorder: Recorder) => void,
  { sutName = 'Meterware HES', stepMs = 37 } = {},
): ExchangeRecord {
  let ms = 0
  const clock = {
    now: () => {
      const at = { wall: new Date(wall + ms).toISOString(), monotonicMs: ms }
      ms += stepMs
      return at
    },
  }
  const { id, title, feature, uri, line, requirements, effect } = scenario
  const recorder = startRecord(
    {
      run: 'sample',
      scenario: { id, title, feature, uri, line, requirements, effect },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: sutName, version: '7.2.1', endpoint: 'http://hes.example:8080/cim' },
      declared: { replyMs: 10_000, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
  fill(recorder)
  return recorder.record()
}

export const mark = (recorder: Recorder, name: 'preamble' | 'test' | 'end' | 'inconclusive', text = ''): number =>
  recorder.append({ kind: 'mark', mark: name, text })

/** The harness sends; returns the number of the entry. */
export function send(recorder: Recorder, text: string): number {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', authorization: '***' }
  const meta = { method: 'POST', url: 'http://hes.example:8080/cim', headers }
  return recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, Buffer.from(text))
}

/** The SUT answers; returns the number of the entry. */
export function answer(
  recorder: Recorder,
  inResponseTo: number,
  body: string | Uint8Array,
  { status = 200, type = 'text/xml; charset=utf-8', header = 'Meterware/7' } = {},
): number {
  const meta = { status, headers: { 'content-type': type, server: header, 'x-request-id': '4711' } }
  return recorder.message({ from: 'sut', to: 'harness', inResponseTo, transport: 'http', meta }, Buffer.from(body))
}

export const request = `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <RequestMessage xmlns="http://iec.ch/TC57/2011/schema/message">
      <Header>
        <Verb>get</Verb>
        <Noun>MeterReadings</Noun>
        <Timestamp>2026-11-20T22:14:03Z</Timestamp>
        <Source>CIM9</Source>
        <MessageID>3f0a2c9e-0d2f-4b38-9a53-5f6c8e6f7d01</MessageID>
        <CorrelationID>3f0a2c9e-0d2f-4b38-9a53-5f6c8e6f7d01</CorrelationID>
      </Header>
      <Request>
        <GetMeterReadings xmlns="http://iec.ch/TC57/2011/GetMeterReadings#">
          <EndDevice>
            <mRID>6a1f7d84-2f0e-4a3c-8b55-0c1d2e3f4a5b</mRID>
          </EndDevice>
          <ReadingType>
            <Names>
              <name>0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0</name>
            </Names>
          </ReadingType>
        </GetMeterReadings>
      </Request>
    </RequestMessage>
  </soap:Body>
</soap:Envelope>
`

export const reply = (
  result: string,
  errors = '',
  text = '42.7',
  payload = true,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <ResponseMessage xmlns="http://iec.ch/TC57/2011/schema/message">
      <Header>
        <Verb>reply</Verb>
        <Noun>MeterReadings</Noun>
        <Timestamp>2026-11-20T22:14:03Z</Timestamp>
        <CorrelationID>3f0a2c9e-0d2f-4b38-9a53-5f6c8e6f7d01</CorrelationID>
      </Header>
      <Reply>
        <Result>${result}</Result>${errors}
      </Reply>${
        payload
          ? `
      <Payload>
        <MeterReadings xmlns="http://iec.ch/TC57/2011/MeterReadings#">
          <MeterReading>
            <Meter>
              <mRID>6a1f7d84-2f0e-4a3c-8b55-0c1d2e3f4a5b</mRID>
            </Meter>
            <Readings>
              <timeStamp>2026-11-20T22:00:00Z</timeStamp>
              <value>${text}</value>
              <ReadingType ref="0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
            </Readings>
          </MeterReading>
        </MeterReadings>
      </Payload>`
          : ''
      }
    </ResponseMessage>
  </soap:Body>
</soap:Envelope>
`

export const oneError = `
        <Error>
          <code>2.4</code>
          <level>FATAL</level>
          <reason>Meter not found</reason>
        </Error>`

/** The number of the first line that holds the text. */
export const lineWith = (text: string, wanted: string): number =>
  text.split('\n').findIndex((line) => line.includes(wanted)) + 1

/** A finding that counts, unless told otherwise. */
export function finding(given: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    assertion: 'reply.ok-without-errors',
    rule: 'A reply with the result OK holds no Error.',
    requirements: ['R-100-REPLY-3'],
    outcome: 'fail',
    strength: 'must',
    basis: 'reported',
    claim: 'exchange',
    source: 'Annotation of ReplyType in the public copy of Message.xsd',
    blame: 'sut',
    counts: true,
    hint: 'Answer PARTIAL where some meters could not be read, FAILED where none could, and OK without any Error.',
    ...given,
  }
}

/** The finding placed on a message of the record. */
export const placed = (seq: number, message: string, given: Partial<ReportedFinding> = {}): ReportedFinding =>
  finding({ seq, message, ...given })

export function scenario(given: Partial<ScenarioResult> & Pick<ScenarioResult, 'id' | 'verdict'>): ScenarioResult {
  return {
    title: 'A known meter is read by its mRID',
    feature: 'Reading a meter on demand',
    uri: 'features/meter-readings/on-demand.feature',
    line: 12,
    requirements: [given.id],
    effect: 'reads',
    findings: [],
    passed: { 'schema.envelope': 2, 'reply.correlated': 1, 'http.status': 1 },
    steps: [
      { text: 'Given the head end is reachable', status: 'passed' },
      { text: 'When the readings of a known meter are requested', status: 'passed' },
      { text: 'Then the reply is OK', status: given.verdict === 'fail' ? 'failed' : 'passed' },
      {
        text: 'And it holds a reading of each type asked for',
        status: given.verdict === 'fail' ? 'skipped' : 'passed',
      },
    ],
    startedAt: new Date(wall).toISOString(),
    durationMs: 148,
    rerun: `npx cim9 run ${given.id}`,
    ...given,
  }
}

export interface Sample {
  readonly result: RunResult
  readonly records: ReadonlyMap<string, DecodedRecord>
  readonly written: ReadonlyMap<string, ExchangeRecord>
}

/** A result over the scenarios, its totals and findings counted as a runner counts them. */
export function runOf(scenarios: readonly ScenarioResult[], given: Partial<RunResult> = {}): RunResult {
  const totals = Object.fromEntries(
    verdicts.map((verdict) => [verdict, scenarios.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>
  const rules = new Map<string, RunResult['findings'][number]>()
  for (const { id, findings } of scenarios)
    for (const first of findings) {
      const key = `${first.assertion} ${String(first.counts)} ${first.outcome}`
      const known = rules.get(key)
      if (!known) rules.set(key, { first, scenario: id, seenIn: 1, scenarios: [id] })
      else if (!known.scenarios.includes(id))
        rules.set(key, { ...known, seenIn: known.seenIn + 1, scenarios: [...known.scenarios, id] })
    }
  const findings = [...rules.values()].sort((one, other) => Number(other.first.counts) - Number(one.first.counts))
  const by = (claim: ReportedFinding['claim'], counts: boolean) =>
    findings.filter(({ first }) => first.claim === claim && first.counts === counts && first.outcome === 'fail').length
  return runResultSchema.parse({
    format: 'cim9-results',
    version: 1,
    run: {
      id: '2026-11-20T22-14-03Z-7f3a',
      startedAt: new Date(wall).toISOString(),
      finishedAt: new Date(wall + 19_300).toISOString(),
      harness: '0.1.0',
      node: '20.20.2',
      command: 'cim9 run --config harness.config.ts',
      interrupted: false,
      indicative: false,
    },
    sut: { name: 'Meterware HES', version: '7.2.1', endpoint: 'http://hes.example:8080/cim', embedded: false },
    edition: '2013',
    binding: { soap: '1.1', wrapper: 'generic-bare' },
    policy: { failOn: 'reported', strict: false, allowEffects: ['reads'] },
    engine: 'libxml2-wasm',
    schemas: [
      {
        namespace: 'http://iec.ch/TC57/2011/schema/message',
        file: 'Message.xsd',
        judgedBy: 'stand-in',
        basis: 'reported',
        sha256: createHash('sha256').update('message').digest('hex'),
      },
      {
        namespace: 'http://iec.ch/TC57/2011/MeterReadings#',
        file: 'MeterReadings.xsd',
        judgedBy: 'official',
        basis: 'confirmed',
        sha256: createHash('sha256').update('readings').digest('hex'),
      },
    ],
    scenarios,
    findings,
    totals,
    claims: (['payload', 'exchange', 'transport', 'security'] as const).map((claim) => ({
      claim,
      nonConformities: by(claim, true),
      remarks: by(claim, false),
    })),
    leftOver: [],
    harnessErrors: [],
    exitCode: totals.fail ? 1 : 0,
    ...given,
  })
}

/** The run for the pictures and most tests. */
export function sample(given: Partial<RunResult> = {}): Sample {
  const written = new Map<string, ExchangeRecord>()
  const scenarios: ScenarioResult[] = []
  const add = (
    told: ScenarioResult,
    fill?: (recorder: Recorder) => readonly ReportedFinding[],
    options?: Parameters<typeof recordOf>[2],
  ) => {
    if (!fill) return scenarios.push(told)
    let findings: readonly ReportedFinding[] = []
    const record = recordOf(told, (recorder) => (findings = fill(recorder)), options)
    written.set(told.id, record)
    const path = `records/${told.id}.ndjson`
    const sha256 = createHash('sha256').update(writeRecord(record)).digest('hex')
    return scenarios.push({ ...told, findings: [...findings], record: { path, sha256 } })
  }

  add(scenario({ id: 'MR-GET-001', verdict: 'pass' }), (recorder) => {
    mark(recorder, 'test')
    answer(recorder, send(recorder, request), reply('OK'))
    mark(recorder, 'end')
    return []
  })
  const bad = reply('OK', oneError)
  const twoFindings = (recorder: Recorder) => {
    mark(recorder, 'preamble', 'a known meter answers')
    answer(recorder, send(recorder, request), reply('OK'))
    mark(recorder, 'test')
    const seq = answer(recorder, send(recorder, request), bad)
    return [
      placed(seq, 'm4', {
        line: lineWith(bad, '<Error>'),
        path: 'Envelope/Body/ResponseMessage/Reply/Error',
        expected: 'no Error beside the result OK',
        actual: 'an Error with code 2.4, "Meter not found"',
      }),
      placed(seq, 'm4', {
        assertion: 'header.message-id',
        rule: 'A reply bears a MessageID of its own.',
        requirements: ['R-100-HDR-7'],
        strength: 'should',
        basis: 'inferred',
        source: 'Good practice for tracing; no published text asks for it',
        counts: false,
        line: lineWith(bad, '<Header>'),
        hint: 'Give every message a fresh MessageID, so that logs of both sides can be matched.',
      }),
    ]
  }
  add(
    scenario({
      id: 'MR-GET-004.2',
      verdict: 'fail',
      title: 'A meter that does not exist is named in the errors of the reply',
      reason: 'A reply with the result OK holds no Error. Found an Error with code 2.4.',
    }),
    twoFindings,
  )
  add(
    scenario({ id: 'MR-GET-005', verdict: 'fail', title: 'Of three meters, one unknown: the result is PARTIAL' }),
    twoFindings,
  )
  add(
    scenario({
      id: 'MR-VERB-002',
      verdict: 'fail',
      feature: 'Refusing what cannot be served',
      title: 'A verb that is no verb of the edition is refused',
    }),
    (recorder) => {
      mark(recorder, 'test')
      recorder.append({ kind: 'intent', operator: 'the verb "update"', predicts: ['schema.envelope'] })
      const asked = send(recorder, request.replace('<Verb>get', '<Verb>update'))
      const seq = answer(
        recorder,
        asked,
        '<html><head><title>500</title></head>\n<body>java.lang.NullPointerException\n  at com.meterware.cim.VerbRouter.route(VerbRouter.java:88)<br></body></html>',
        {
          status: 500,
          type: 'text/html',
        },
      )
      return [
        placed(seq, 'm2', {
          assertion: 'reply.is-xml',
          rule: 'An answer to a message is XML, whatever it says.',
          requirements: ['R-100-SOAP-1'],
          claim: 'transport',
          basis: 'confirmed',
          source: 'SOAP 1.1, HTTP binding',
          line: 3,
          column: 80,
          expected: 'a ResponseMessage, a FaultMessage or a SOAP fault',
          actual: 'an HTML page of the application server, with a stack trace',
          hint: 'Catch the exception of the dispatcher and answer FAILED with code 2.9, or with a SOAP fault of the Client kind.',
        }),
      ]
    },
  )
  const long = reply('FAILED', oneError, '42.7', false)
    .replace(/\n\s*/g, '')
    .replace(/(<Reply>)/, `<!-- ${'x'.repeat(300)} -->$1`)
  add(
    scenario({
      id: 'MR-CODE-001',
      verdict: 'fail',
      feature: 'Refusing what cannot be served',
      title: 'An unknown meter has a code of its kind',
    }),
    (recorder) => {
      const seq = answer(recorder, send(recorder, request), long)
      return [
        placed(seq, 'm2', {
          assertion: 'reply-code.known',
          rule: 'The code of an Error is one of the codes of the edition.',
          requirements: ['R-9-CODE-1'],
          line: 1,
          path: 'Envelope/Body/ResponseMessage/Reply/Error/code',
          expected: 'a code of the 2013 table',
          actual: '2.4, which the table calls "Invalid MeterReadings"',
          hint: 'Use 2.9 for an object that is not known.',
        }),
      ]
    },
  )
  add(
    scenario({
      id: 'MR-TIME-001',
      verdict: 'fail',
      feature: 'Answering in time',
      title: 'A request is answered within the declared time',
      durationMs: 30_120,
    }),
    (recorder) => {
      const asked = send(recorder, request)
      const seq = recorder.append({
        kind: 'deadline',
        limit: 'replyMs',
        waitedMs: 30_000,
        inResponseTo: asked,
      })
      recorder.append({
        kind: 'transport',
        event: 'closed-without-reply',
        inResponseTo: asked,
        requestSent: true,
        detail: 'the peer closed the connection 30.1 s after the request',
      })
      return [
        finding({
          seq,
          assertion: 'reply.arrives',
          rule: 'A synchronous request is answered on its connection.',
          requirements: ['R-100-SYNC-1'],
          claim: 'transport',
          expected: 'a reply within 10 s, and at the latest within 30 s',
          actual: 'nothing; the connection was closed',
          hint: 'Look for a request that is queued and never answered.',
        }),
      ]
    },
    { stepMs: 15_020 },
  )
  add(
    scenario({
      id: 'MC-GET-001',
      verdict: 'pass',
      feature: 'Reading the configuration of a meter',
      title: 'A known meter has a configuration',
    }),
    (recorder) => {
      const seq = answer(recorder, send(recorder, request), reply('OK'))
      mark(recorder, 'end')
      return [
        placed(seq, 'm2', {
          assertion: 'reading.timestamp-with-zone',
          rule: 'Time stamps bear a zone.',
          strength: 'should',
          basis: 'reported',
          claim: 'payload',
          counts: false,
          line: lineWith(reply('OK'), 'timeStamp'),
          actual: '2026-11-20T22:00:00',
          expected: 'a zone, Z or +hh:mm',
          hint: 'Append Z to times in UTC.',
        }),
      ]
    },
  )
  add(
    scenario({
      id: 'MC-GET-002',
      verdict: 'inconclusive',
      feature: 'Reading the configuration of a meter',
      title: 'A meter is found by its usage point',
      reason: 'The connection was refused before any message crossed. Is the endpoint right, and is the system up?',
    }),
    (recorder) => {
      recorder.append({
        kind: 'transport',
        event: 'refused',
        requestSent: false,
        detail: 'connect ECONNREFUSED 10.0.0.7:8080',
      })
      mark(recorder, 'inconclusive', 'The connection was refused before any message crossed.')
      return []
    },
  )
  const skipped = (id: string, verdict: Verdict, title: string, reason: string) =>
    add(
      scenario({
        id,
        verdict,
        title,
        reason,
        feature: 'Switching and groups',
        durationMs: 0,
        passed: {},
        steps: [{ text: 'Given the head end is reachable', status: 'skipped' }],
      }),
    )
  skipped(
    'EC-SW-001',
    'not-run',
    'A meter is disconnected',
    'The effect "operates" is not permitted: see policy.allowEffects.',
  )
  skipped('EC-SW-002', 'not-applicable', 'A group is disconnected', 'The ICS declares no EndDeviceControls.')
  skipped(
    'EC-SW-003',
    'harness-error',
    'A meter is reconnected',
    'Our message m1 violates schema.envelope, which was not intended.',
  )
  add(
    scenario({
      id: 'HOSTILE-1',
      verdict: 'fail',
      feature: `Hostile ${hostile}`,
      title: `A SUT that says ${hostile}`,
      reason: hostile,
      rerun: `npx cim9 run 'HOSTILE-1' # ${hostile}`,
      steps: [{ text: `Then ${hostile}`, status: 'failed' }],
    }),
    (recorder) => {
      const escaped = hostile
        .replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)
        .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, '?')
      const body = reply(
        'FAILED',
        `\n        <Error><code>0.0</code><reason>${escaped}</reason></Error>`,
        '42.7',
        false,
      ).replace('MeterReadings', escaped)
      const seq = answer(recorder, send(recorder, request), body, { header: hostile })
      const broken = answer(recorder, send(recorder, request), hostile, { status: 502, type: 'text/html' })
      return [
        placed(seq, 'm2', {
          rule: hostile,
          source: hostile,
          actual: hostile,
          expected: hostile,
          hint: hostile,
          line: 14,
          path: hostile,
          assertion: 'hostile.rule',
          requirements: [hostile],
        }),
        placed(broken, 'm4', { assertion: 'hostile.body', line: 1, actual: hostile }),
      ]
    },
    { sutName: `HES ${hostile}` },
  )
  return {
    result: runOf(scenarios, given),
    written,
    records: new Map([...written].map(([id, record]) => [id, decodeRecord(record)])),
  }
}

/** Writes the record files of a sample where its results say they are. */
export function writeRecords({ result, written }: Sample, folder: string): void {
  for (const { id, record } of result.scenarios) {
    const found = written.get(id)
    if (!record || !found) continue
    mkdirSync(dirname(join(folder, record.path)), { recursive: true })
    writeFileSync(join(folder, record.path), writeRecord(found))
  }
}
