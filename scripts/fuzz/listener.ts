import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { openMailbox } from '../../src/conversation/mailbox.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import { startRecord, type ExchangeRecord } from '../../src/exchange/recorder.ts'
import { listenHttp } from '../../src/transports/http/listen.ts'
import type { Dice } from '../../tests/assertions/random-steps.ts'
import { vectorsFolder } from '../vectors/manifest.ts'
import { spoilt } from './spoil.ts'

/** What the listener did about one message: an HTTP status, `closed`, or `nothing` in time. */
export interface Answered {
  readonly answer: string
  readonly tookMs: number
}

export interface ListenerUnderFuzz {
  /** Posts bytes as a message; every tenth time the head of HTTP is spoilt as well. */
  send(bytes: Buffer, roll: Dice): Promise<Answered>
  /** Is a correct event answered as it should be? */
  servesCorrect(): Promise<boolean>
  /** The record of all that came since the last change. */
  changeMailbox(): Promise<ExchangeRecord>
  close(): Promise<void>
}

const clock = systemClock()
const answerMs = 20_000
const token = 'fuzz'
const correct = readFileSync(join(vectorsFolder, 'EndDeviceEvents/realistic-event.xml'))
const types = [
  'text/xml; charset=utf-8',
  'text/xml',
  'application/soap+xml; charset="UTF-16"',
  'text/xml; charset=x-none',
  'text/plain; charset=utf-8; charset=latin1',
] as const

/** The callback listener on a free port of this machine, with a mailbox as a scenario opens it. */
export async function listenerUnderFuzz(): Promise<ListenerUnderFuzz> {
  const listener = await listenHttp(
    { host: '127.0.0.1', port: 0 },
    { maxBytes: 1024 * 1024, connectMs: 1_000, onStray: () => undefined },
  )
  const { port, pathname } = new URL(listener.address(token))
  const opened = async () => {
    const recorder = newRecord()
    const terms = { recorder, clock, newId: randomUUID, source: 'CIM9', serves: true }
    await listener.open(token, openMailbox(terms))
    return recorder
  }
  let recorder = await opened()
  const post = (body: Buffer, type: string) => {
    const head = `POST ${pathname} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: ${type}\r\nconnection: close\r\n`
    return Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body])
  }
  return {
    send: (bytes, roll) => {
      const posted = post(bytes, types[roll(types.length)] ?? types[0])
      const head = posted.subarray(0, posted.length - bytes.length)
      return exchange(Number(port), roll(10) ? posted : Buffer.concat([spoilt(head, roll, [head]), bytes]))
    },
    servesCorrect: async () => (await exchange(Number(port), post(correct, types[0]))).answer === '200 with a Reply',
    changeMailbox: async () => {
      const record = recorder.record()
      recorder = await opened()
      return record
    },
    close: () => listener.close(),
  }
}

/** Sends bytes on a connection of their own, all that there are, and hears what comes back until it is closed. */
const exchange = (port: number, bytes: Buffer): Promise<Answered> =>
  new Promise((resolve) => {
    const begun = performance.now()
    const heard: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    const end = (silence: string) => {
      clearTimeout(timer)
      socket.destroy()
      const text = Buffer.concat(heard).toString('latin1')
      const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1]
      const answer = status === undefined ? silence : `${status}${text.includes('<Reply>') ? ' with a Reply' : ''}`
      resolve({ answer, tookMs: performance.now() - begun })
    }
    const timer = setTimeout(() => end('nothing'), answerMs)
    socket.on('data', (chunk) => heard.push(chunk))
    socket.on('error', () => end('closed'))
    socket.on('close', () => end('closed'))
  })

const newRecord = () =>
  startRecord(
    {
      run: 'fuzz',
      scenario: { id: 'EVT-001', title: '', feature: '', uri: '', line: 1, requirements: ['EVT-001'], effect: 'reads' },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'fuzz', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1_000, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
