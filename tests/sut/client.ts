import { join } from 'node:path'
import { expect } from '@playwright/test'
import { unwrapSoap } from '../../src/binding/soap.ts'
import type { Message } from '../../src/message/model.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { startReferenceHes, type ReferenceHesOptions } from '../../src/sut/reference/start.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { readXml } from '../../src/xml/intake.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../../src/xml/tree.ts'

const profiles = join(import.meta.dirname, '../../profiles')
export const schemas = loadSchemas('2013', profiles)
export const engine = await createSchemaEngine('libxml2-wasm', schemas.files)

export const noon = '2026-03-01T12:00:00.000Z'
const clock = { now: () => ({ wall: noon, monotonicMs: 0 }) }

/** A head end whose time stands still and whose ids count up, so that the same request is answered alike. */
export function startHes(options: Partial<ReferenceHesOptions> = {}) {
  let made = 0
  const newId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  return startReferenceHes({ schemas, engine, clock, newId, ...options })
}

/** Runs a test against a head end and ends it afterwards, whatever came of it. */
export async function withHes(run: (url: string) => Promise<void>, fault?: Fault): Promise<void> {
  const hes = await startHes(fault ? { fault } : {})
  try {
    await run(hes.url)
  } finally {
    await hes.close()
  }
}

export const post = (url: string, body: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    body,
    ...(signal && { signal }),
  })

/** A reply as the tests look at it; valid by every schema that judges it. */
export interface Answer {
  readonly status: number
  readonly text: string
  /** The element in the SOAP Body, or in the detail of the fault. */
  readonly root: XmlElement
  readonly message: Message
  readonly isFault: boolean
  readonly result: string | undefined
  readonly errors: readonly string[]
  readonly payload: XmlElement | undefined
}

/** Asks, and validates envelope and payload of what comes back. */
export async function ask(url: string, request: string): Promise<Answer> {
  const response = await post(url, request)
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  const text = await response.text()
  const intake = readXml(Buffer.from(text, 'utf8'))
  if (!intake.ok) throw new Error(intake.problem.message)
  const { fault, content = fault?.detail, problems } = unwrapSoap(intake.root)
  expect(problems).toEqual([])
  if (!content) throw new Error(`No message in ${text}`)
  const { root, message } = content
  const payload = message.payload?.profiles[0]
  expect(schemaProblems(intake.text, payload ? [root, payload] : [root])).toEqual([])
  return {
    status: response.status,
    text,
    root,
    message,
    isFault: fault !== undefined,
    result: message.reply?.result?.value,
    errors: message.reply?.errors.map(({ code, id }) => [code?.value, id?.value].join(' ').trim()) ?? [],
    payload,
  }
}

/** Every part must have a schema: what is not judged would look valid. */
function schemaProblems(text: string, parts: readonly XmlElement[]) {
  const tasks = parts.map(({ namespace, position }) => {
    const schema = schemas.byNamespace(namespace)
    if (!schema) throw new Error(`No schema for ${namespace}`)
    return { schema: schema.file, position }
  })
  return engine.validate(text, tasks).flat()
}

/** mRIDs of the meters in a MeterReadings payload, in its order. */
export const metersRead = (payload: XmlElement | undefined) =>
  readingsIn(payload).map((reading) => childText(childNamed(reading, 'Meter') ?? reading, 'mRID'))

/** The MeterReading elements of a payload. */
export const readingsIn = (payload: XmlElement | undefined) => (payload ? childrenNamed(payload, 'MeterReading') : [])

/** Reading type and value of every Reading of a MeterReading. */
export const valuesIn = (reading: XmlElement | undefined) =>
  new Map(
    (reading ? childrenNamed(reading, 'Readings') : []).map((one) => [
      childNamed(one, 'ReadingType')?.attributes[0]?.value,
      childText(one, 'value'),
    ]),
  )
