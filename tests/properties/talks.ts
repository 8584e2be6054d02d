import type { Context } from '../../src/exchange/entries.ts'
import { startRecord, type Recorder } from '../../src/exchange/recorder.ts'

const begin = Date.parse('2026-03-01T12:00:00Z')
const usualHeaders = { 'content-type': 'text/xml; charset=utf-8' }

/** Speaks for harness and SUT into one record. */
export interface Talking {
  readonly recorder: Recorder
  /** Lets time go by, in milliseconds. */
  readonly wait: (ms: number) => void
  readonly ask: (bytes: Uint8Array, headers?: Readonly<Record<string, string>>) => number
  /** The answer to our last message. */
  readonly hear: (bytes: Uint8Array) => number
  /** What comes to our listener. */
  readonly arrive: (bytes: Uint8Array) => number
}

/** Begins a record by HTTP and SOAP 1.1, where it is not said otherwise. */
export function startTalk(setting: Partial<Pick<Context, 'dialect' | 'wildcards' | 'binding'>> = {}): Talking {
  let elapsed = 0
  let asked = 0
  const clock = { now: () => ({ wall: new Date(begin + elapsed).toISOString(), monotonicMs: elapsed }) }
  const recorder = startRecord(
    {
      run: 'generated',
      scenario: { id: 'RD-001', title: '', feature: '', uri: '', line: 1, requirements: ['RD-001'], effect: 'reads' },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'generated', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 2_000, resultMs: 10_000, refusalStatuses: [] },
      objects: [],
      ...setting,
    },
    clock,
  )
  const http = { transport: 'http' as const }
  return {
    recorder,
    wait: (ms) => void (elapsed += ms),
    ask: (bytes, headers = usualHeaders) =>
      (asked = recorder.message(
        { from: 'harness', to: 'sut', ...http, meta: { url: 'http://127.0.0.1/', method: 'POST', headers } },
        bytes,
      )),
    hear: (bytes) =>
      recorder.message(
        { from: 'sut', to: 'harness', ...http, inResponseTo: asked, meta: { status: 200, headers: usualHeaders } },
        bytes,
      ),
    arrive: (bytes) =>
      recorder.message(
        {
          from: 'sut',
          to: 'harness',
          ...http,
          meta: { url: 'http://127.0.0.1:9090/cim9/a', method: 'POST', headers: usualHeaders },
        },
        bytes,
      ),
  }
}
