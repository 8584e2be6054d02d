import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ixitSchema, type IxitInput } from '../../src/config/ixit.ts'
import { controlOf } from '../../src/conversation/stimulate.ts'

const meter = { mRID: 'm-1', names: ['S-1', 'U-1'] }

const day = { start: '2026-01-14T00:00:00+01:00', end: '2026-01-15T00:00:00+01:00' }

/** The means of a run with these hooks. */
function meansOf(hooks: NonNullable<IxitInput['hooks']>, hookMs = 5_000) {
  const ixit = ixitSchema.parse({ hooks, timeLimits: { hookMs } })
  return controlOf({ parameters: {}, ixit })
}

/** A program of one line. */
const program = (code: string): string[] => [process.execPath, '-e', code, '--']

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cim9-hook-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

test('a command is given the event and the ids of the meter, as arguments and in its environment', async () => {
  const file = join(folder, 'given.json')
  const code = `require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({ args: process.argv.slice(1), event: process.env.CIM9_EVENT, mRID: process.env.CIM9_MRID, names: process.env.CIM9_NAMES }))`
  const control = meansOf({ stimulate: { command: program(code) } })
  expect(control?.means).toBe('command')
  await control?.cause('power-down', meter)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    args: ['power-down', 'm-1', 'S-1', 'U-1'],
    event: 'power-down',
    mRID: 'm-1',
    names: 'S-1\nU-1',
  })
})

test('a command is given the period of readings that are pushed, in its environment', async () => {
  const file = join(folder, 'given.json')
  const code = `require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({ args: process.argv.slice(1), start: process.env.CIM9_START, end: process.env.CIM9_END }))`
  await meansOf({ stimulate: { command: program(code) } })?.cause('readings', undefined, day)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ args: ['readings', ''], ...day })
})

test('what stands in an id is never run as a command', async () => {
  const file = join(folder, 'made')
  const control = meansOf({ stimulate: { command: program('void 0') } })
  await control?.cause('tamper', { mRID: `$(touch ${file})`, names: [`; touch ${file}`] })
  expect(existsSync(file)).toBe(false)
})

test('a command that fails is told with its exit code and what it said', async () => {
  const control = meansOf({ stimulate: { command: program('console.error("no relay"); process.exit(7)') } })
  await expect(control?.cause('power-down', meter)).rejects.toThrow(/exit code 7: no relay/)
})

test('a command that does not end is ended at its time limit', async () => {
  const control = meansOf({ stimulate: { command: program('setInterval(() => {}, 1000)') } }, 300)
  await expect(control?.cause('power-down', meter)).rejects.toThrow(/within 300 ms \(ixit.timeLimits.hookMs\)/)
})

test('a command that is not there is told', async () => {
  const control = meansOf({ stimulate: { command: [join(folder, 'nothing')] } })
  await expect(control?.cause('power-down', meter)).rejects.toThrow(/cannot be started/)
})

/** Runs a test against a hook that listens. */
async function withHook(manner: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(manner)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

test('a hook with an address gets a POST of JSON with event, and meter or period', async () => {
  const heard: unknown[] = []
  await withHook(
    (request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      request.on('end', () => {
        heard.push(request.method, request.headers['content-type'], JSON.parse(text))
        response.writeHead(204).end()
      })
    },
    async (url) => {
      await meansOf({ stimulate: { url } })?.cause('tamper', meter)
      expect(heard).toEqual(['POST', 'application/json', { event: 'tamper', meter }])
      await meansOf({ stimulate: { url } })?.cause('readings', undefined, day)
      expect(heard.at(-1)).toEqual({ event: 'readings', period: day })
    },
  )
})

test('a hook that refuses is told with its status and what it said', async () => {
  await withHook(
    (_, response) => response.writeHead(409).end('the meter is in use'),
    async (url) => {
      await expect(meansOf({ stimulate: { url } })?.cause('tamper', meter)).rejects.toThrow(
        /HTTP status 409: the meter is in use/,
      )
    },
  )
})

test('a hook that does not answer is given up at its time limit', async () => {
  await withHook(
    () => undefined,
    async (url) => {
      await expect(meansOf({ stimulate: { url } }, 200)?.cause('tamper', meter)).rejects.toThrow(/within 200 ms/)
    },
  )
})

test('without hooks there are no means', () => {
  expect(meansOf({})).toBeUndefined()
})
