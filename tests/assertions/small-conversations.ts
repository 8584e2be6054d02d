import type { Entry, Moment } from '../../src/exchange/entries.ts'
import { startRecord, type ExchangeRecord } from '../../src/exchange/recorder.ts'
import { noon, query, readings, reading, value, reply, refusal, soap, error } from './record.ts'

/** One thing that happens between harness and SUT; `ms` is its moment, else that of the step before. */
export type Step = { readonly ms?: number } & (
  | { readonly what: 'ask'; readonly of: string; readonly asynchronous: boolean }
  /** In the exchange of its request: with readings or without. */
  | { readonly what: 'reply'; readonly of: string; readonly serves: number; readonly message: number }
  | { readonly what: 'refusal'; readonly of: string; readonly message: number }
  /** At our listener, with the correlation of its request: with code 0.1, or the last. */
  | { readonly what: 'part'; readonly of: string; readonly holds: number; readonly message: number }
  | { readonly what: 'result'; readonly of: string; readonly message: number }
  /** At our listener, with a correlation that nobody asked for; to the address of a request, or to another. */
  | { readonly what: 'stray'; readonly toUs: boolean; readonly message: number }
  | { readonly what: 'event'; readonly message: number }
  /** The result did not come in time; the answer in the exchange did not. */
  | { readonly what: 'missed'; readonly of: string }
  | { readonly what: 'silence'; readonly of: string }
)

const ourAddress = 'http://127.0.0.1:9090/cim9/a'
const anotherAddress = 'http://127.0.0.1:9090/cim9/events'
const headers = { 'content-type': 'text/xml; charset=utf-8' }

const asynchronous = `<m:AsyncReplyFlag>true</m:AsyncReplyFlag><m:ReplyAddress>${ourAddress}</m:ReplyAddress>`

const event = (message: number): string =>
  soap(
    `<m:EventMessage><m:Header><m:Verb>created</m:Verb><m:Noun>EndDeviceEvents</m:Noun><m:Timestamp>${noon}</m:Timestamp>` +
      `<m:MessageID>e-${message}</m:MessageID></m:Header></m:EventMessage>`,
  )

/** The record of the steps, and which entry each has become. */
export function recordOf(steps: readonly Step[]): { record: ExchangeRecord; entryOf: (step: Step) => Entry } {
  let now = 0
  const clock = { now: (): Moment => ({ wall: noon, monotonicMs: now }) }
  const recorder = startRecord(
    {
      run: 'at random',
      scenario: { id: 'MEP-004', title: '', feature: '', uri: '', line: 1, requirements: ['MEP-004'], effect: 'reads' },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'at random', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1_000_000, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
  const asked = new Map<string, number>()
  const seqOf = new Map<Step, number>()

  const inExchange = (of: string, text: string): number => {
    const inResponseTo = asked.get(of)
    const meta = { status: 200, headers }
    return recorder.message(
      { from: 'sut', to: 'harness', transport: 'http', meta, ...(inResponseTo !== undefined && { inResponseTo }) },
      Buffer.from(text),
    )
  }
  const arrive = (text: string, url = ourAddress): number =>
    recorder.message(
      { from: 'sut', to: 'harness', transport: 'http', meta: { url, method: 'POST', headers } },
      Buffer.from(text),
    )
  const deadline = (of: string, limit: string): number => {
    const inResponseTo = asked.get(of)
    return recorder.append({
      kind: 'deadline',
      limit,
      waitedMs: 1,
      reachable: true,
      ...(inResponseTo !== undefined && { inResponseTo }),
    })
  }
  const append = (step: Step): number => {
    switch (step.what) {
      case 'ask': {
        const text = query({
          messageId: `q-${step.of}`,
          correlationId: step.of,
          header: step.asynchronous ? asynchronous : '',
        })
        const meta = { url: 'http://127.0.0.1/', method: 'POST', headers }
        const seq = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, Buffer.from(text))
        asked.set(step.of, seq)
        return seq
      }
      case 'reply': {
        const parts = { messageId: `r-${step.message}`, correlationId: step.of }
        return inExchange(step.of, step.serves ? reply(parts) : refusal({ ...parts, result: 'OK' }))
      }
      case 'refusal':
        return inExchange(step.of, refusal({ messageId: `r-${step.message}`, correlationId: step.of }))
      case 'part':
        return arrive(
          reply({
            messageId: `r-${step.message}`,
            correlationId: step.of,
            errors: [error({ code: '0.1' })],
            payload: readings(reading({ values: [value({ is: String(step.holds) })] })),
          }),
        )
      case 'result':
        return arrive(reply({ messageId: `r-${step.message}`, correlationId: step.of }))
      case 'stray':
        return arrive(
          reply({ messageId: `r-${step.message}`, correlationId: 'nobody' }),
          step.toUs ? ourAddress : anotherAddress,
        )
      case 'event':
        return arrive(event(step.message), anotherAddress)
      case 'missed':
        return deadline(step.of, 'result')
      case 'silence':
        return deadline(step.of, 'reply')
    }
  }
  for (const step of steps) {
    now = step.ms ?? now
    seqOf.set(step, append(step))
  }
  const record = recorder.record()
  return {
    record,
    entryOf: (step) => {
      const entry = record.entries[seqOf.get(step) ?? -1]
      if (!entry) throw new Error(`There is no entry of ${JSON.stringify(step)}.`)
      return entry
    },
  }
}
