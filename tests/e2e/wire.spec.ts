import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { IxitInput } from '../../src/config/ixit.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { ScenarioResult } from '../../src/verdict/run-result.ts'
import { cim9, filesIn, resultsIn, runFolder, scenarioOf, told, writeConfig, type Ended } from './cli.ts'
import { openssl } from '../needs.ts'
import { test } from './desk.ts'
import { forward, referenceHes, send, sutThat, xml, type Heard, type Reply, type Sut } from './suts.ts'

// A run takes two seconds; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

/** The reply to the first request of a run is spoilt: that of the first scenario. All others are good. */
type Spoil = (good: Reply & { readonly body: string }, heard: Heard) => unknown

const first = 'RD-001'
const next = 'RD-002'

const configured = (url: string, ixit: Partial<IxitInput> = {}, ics?: { emptyQuery: 'refused' }) => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ixit: { ...referenceIxit, ...ixit },
  ...(ics && { ics }),
})

interface Told {
  readonly ended: Ended
  readonly first: ScenarioResult
  readonly next: ScenarioResult
}

async function runAgainst(
  sut: Sut,
  folder: string,
  ixit: Partial<IxitInput> = {},
  env: Record<string, string> = {},
): Promise<Told> {
  writeConfig(folder, configured(sut.url, ixit))
  const ended = await cim9(['run', first, next], { cwd: folder, env })
  const results = resultsIn(folder)
  expect(results.exitCode, ended.stderr).toBe(ended.code)
  expect(results.scenarios).toHaveLength(2)
  return { ended, first: scenarioOf(results, first), next: scenarioOf(results, next) }
}

/** A good SUT in which one thing goes wrong. */
async function spoilt(spoil: Spoil, which = 1): Promise<Sut> {
  const good = await referenceHes()
  const sut = await sutThat(async (heard) => {
    const reply = await forward(good, heard)
    if (heard.number === which) await spoil(reply, heard)
    else send(heard.response, reply)
  })
  return {
    url: sut.url,
    close: async () => {
      await Promise.all([sut.close(), good.close()])
    },
  }
}

const instead =
  (reply: Reply): Spoil =>
  (_good, { response }) =>
    send(response, reply)
const changed =
  (change: (text: string) => string | Uint8Array, contentType?: string): Spoil =>
  (good, { response }) =>
    send(response, xml(change(good.body), contentType))

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')
const doctype = '<!DOCTYPE Envelope [<!ENTITY a "b">]>'
const behindDeclaration = (what: string) => (text: string) =>
  text.startsWith('<?xml') ? text.replace('?>', `?>${what}`) : `${what}${text}`
/** As web servers write it when they have nothing else to say. */
const xhtmlPage =
  '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n' +
  ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n' +
  '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Sorry</title></head><body><h1>Sorry</h1></body></html>'
const page = (status: number, body: string): Reply => ({ status, headers: { 'content-type': 'text/html' }, body })

test.describe('a reply that is none fails, for one reason alone, and the run goes on', () => {
  const wrong: Record<string, { spoil: Spoil; raises: readonly string[]; actual: RegExp }> = {
    'words instead of XML': { spoil: instead(xml('hello')), raises: ['message.xml'], actual: /Start tag expected/ },
    'XML that is not SOAP': { spoil: instead(xml('<order/>')), raises: ['soap.envelope'], actual: /^order of no/ },
    'an envelope without SOAP around it': {
      spoil: changed(
        (text) =>
          /<(\w+):ResponseMessage[\s\S]*<\/\1:ResponseMessage>/
            .exec(text)?.[0]
            .replace('ResponseMessage', 'ResponseMessage xmlns:msg="http://iec.ch/TC57/2011/schema/message"') ?? '',
      ),
      raises: ['soap.envelope'],
      actual: /^ResponseMessage of http/,
    },
    'a SOAP envelope that holds something else': {
      spoil: instead(
        xml('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><order/></e:Body></e:Envelope>'),
      ),
      raises: ['soap.message'],
      actual: /^order of no namespace/,
    },
    'an empty body': { spoil: instead(xml('')), raises: ['message.xml'], actual: /is empty/ },
    'no content at all': {
      spoil: instead({ status: 202, headers: {}, body: '' }),
      raises: ['message.xml'],
      actual: /is empty/,
    },
    'a reply that is shorter than it announces': {
      spoil: (good, { response }) => {
        response.writeHead(200, { ...good.headers, 'content-length': String(Buffer.byteLength(good.body) + 100) })
        response.write(good.body, () => response.destroy())
      },
      raises: ['message.complete'],
      actual: /only the first \d+ bytes/,
    },
    'a reply cut in the middle of a chunk': {
      spoil: (good, { response }) => {
        response.writeHead(200, good.headers)
        response.write(good.body.slice(0, 300), () => response.destroy())
      },
      raises: ['message.complete'],
      actual: /only the first 300 bytes/,
    },
    'a DTD': { spoil: changed(behindDeclaration(doctype)), raises: ['message.no-dtd'], actual: /a DOCTYPE/ },
    'a DTD in UTF-16': {
      spoil: changed((text) => utf16(`${doctype}${text.replace(/^<\?xml.*?\?>/, '')}`), 'text/xml; charset=utf-16'),
      raises: ['message.no-dtd'],
      actual: /a DOCTYPE/,
    },
    'a DTD in UTF-16 that no header announces': {
      spoil: changed((text) => utf16(`${doctype}${text.replace(/^<\?xml.*?\?>/, '')}`), 'text/xml'),
      raises: ['message.no-dtd'],
      actual: /a DOCTYPE/,
    },
    'an HTML page with status 200': {
      spoil: instead(page(200, '<!DOCTYPE html><html><body>Welcome<br></body></html>')),
      raises: ['message.xml'],
      actual: /an HTML page/,
    },
    'an HTML page with status 500': {
      spoil: instead(page(500, '<html><body><h1>Internal Server Error<br></h1></body></html>')),
      raises: ['message.xml'],
      actual: /an HTML page/,
    },
    'a well-formed HTML page': {
      spoil: instead(page(200, '<html><body><h1>Welcome</h1></body></html>')),
      raises: ['soap.envelope'],
      actual: /^html of no namespace$/,
    },
    'an XHTML page with status 200': {
      spoil: instead(page(200, xhtmlPage)),
      raises: ['message.xml'],
      actual: /an HTML page/,
    },
    'a connection closed without a reply': {
      spoil: (_good, { response }) => response.destroy(),
      raises: ['sequence.answered'],
      actual: /closed the connection without a byte/,
    },
  }
  for (const [what, { spoil, raises, actual }] of Object.entries(wrong))
    test(what, async ({ folder, closing }) => {
      const run = await runAgainst(closing(await spoilt(spoil)), folder)
      expect(told(run.first)).toEqual(raises.map((id) => `${id} fail`))
      expect(run.first.findings[0]?.actual).toMatch(actual)
      expect(run.first.findings[0]?.blame).toBe('sut')
      expect(run.first.verdict).toBe('fail')
      expect(run.next).toMatchObject({ verdict: 'pass', findings: [] })
      expect(run.ended.code).toBe(1)
      expect(run.ended.stdout).toContain(raises[0])
    })
})

test.describe('what looks wrong and is right raises nothing', () => {
  const legal: Record<string, Spoil> = {
    'the word DOCTYPE in a comment before the envelope': changed(behindDeclaration(`<!-- ${doctype} -->`)),
    'the word DOCTYPE in a comment inside': changed((text) =>
      text.replace('<msg:Reply>', `<!-- ${doctype} --><msg:Reply>`),
    ),
    'the word DOCTYPE in CDATA': changed((text) =>
      text.replace(/<msg:Source>.*?<\/msg:Source>/, '<msg:Source><![CDATA[<!DOCTYPE a>]]></msg:Source>'),
    ),
    'a reply in UTF-16': changed((text) => utf16(text.replace(/^<\?xml.*?\?>/, '')), 'text/xml; charset=utf-16'),
    'a reply in UTF-16 that no header announces': changed(
      (text) => utf16(text.replace(/^<\?xml.*?\?>/, '')),
      'text/xml',
    ),
    'a byte order mark': changed((text) => `\uFEFF${text}`),
    'a reply in two pieces': (good, { response }) => {
      response.writeHead(200, good.headers)
      response.write(good.body.slice(0, 200))
      setImmediate(() => response.end(good.body.slice(200)))
    },
  }
  for (const [what, spoil] of Object.entries(legal))
    test(what, async ({ folder, closing }) => {
      const run = await runAgainst(closing(await spoilt(spoil)), folder)
      expect(run.first).toMatchObject({ verdict: 'pass', findings: [] })
      expect(run.next).toMatchObject({ verdict: 'pass', findings: [] })
      expect(run.ended.code).toBe(0)
    })
})

test('a SUT that closes its connections whenever they are idle is not accused', async ({ folder, closing }) => {
  const good = closing(await referenceHes())
  const sut = closing(
    await sutThat(async (heard) => {
      const { socket } = heard.request
      heard.response.on('finish', () => socket.end())
      send(heard.response, await forward(good, heard))
    }),
  )
  writeConfig(folder, configured(sut.url))
  const { code } = await cim9(['run'], { cwd: folder })
  const { scenarios } = resultsIn(folder)
  const tried = scenarios.filter(({ effect }) => effect === 'reads')
  expect(tried.length).toBeGreaterThan(30)
  for (const { id, verdict, findings } of tried) {
    expect(['pass', 'not-applicable', 'inconclusive'], id).toContain(verdict)
    expect(
      findings.filter(({ outcome }) => outcome !== 'not-judged'),
      id,
    ).toEqual([])
  }
  expect(tried.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(30)
  expect([0, 4]).toContain(code)
})

test.describe('time', () => {
  const after =
    (ms: number): Spoil =>
    (good, { response }) => {
      const timer = setTimeout(() => send(response, good), ms)
      response.on('close', () => clearTimeout(timer))
    }
  const timeLimits = { replyMs: 600 }

  test('a reply later than declared is a remark beside the verdict', async ({ folder, closing }) => {
    const run = await runAgainst(closing(await spoilt(after(900))), folder, { timeLimits })
    expect(told(run.first)).toEqual(['timing.declared remark'])
    expect(run.first.findings[0]).toMatchObject({ message: 'm2', expected: 'within 600 ms' })
    expect(run.first.verdict).toBe('pass')
    expect(run.next.verdict).toBe('pass')
    expect(run.ended.code).toBe(0)
  })

  test('no reply within three times the declared time is a failure', async ({ folder, closing }) => {
    const run = await runAgainst(closing(await spoilt(after(20_000))), folder, { timeLimits })
    expect(told(run.first)).toEqual(['sequence.answered fail'])
    const [, waited] =
      /^nothing within (\d+) ms, three times the declared 600 ms$/.exec(run.first.findings[0]?.actual ?? '') ?? []
    expect(Number(waited)).toBeGreaterThanOrEqual(1_800)
    expect(run.first.verdict).toBe('fail')
    expect(run.next.verdict).toBe('pass')
    expect(run.ended.code).toBe(1)
  })

  test('a reply that begins in time and never ends is a failure', async ({ folder, closing }) => {
    const stuck: Spoil = (good, { response }) => {
      response.writeHead(200, { ...good.headers, 'content-length': String(Buffer.byteLength(good.body)) })
      response.write(good.body.slice(0, 100))
    }
    const run = await runAgainst(closing(await spoilt(stuck)), folder, { timeLimits })
    expect(told(run.first)).toEqual(['message.complete fail', 'timing.declared remark'])
    expect(run.first.verdict).toBe('fail')
    expect(run.next.verdict).toBe('pass')
    expect(run.ended.code).toBe(1)
  })
})

test.describe('the size limit', () => {
  const large = changed((text) => text.replace('<msg:Reply>', `<!-- ${'x'.repeat(100_000)} --><msg:Reply>`))

  test('a reply over ixit.limits.maxMessageBytes is not judged', async ({ folder, closing }) => {
    const run = await runAgainst(closing(await spoilt(large)), folder, { limits: { maxMessageBytes: 50_000 } })
    expect(told(run.first)).toEqual(['message.size inconclusive'])
    expect(run.first.verdict).toBe('inconclusive')
    expect(run.first.reason).toMatch(/^more than the harness takes in \(\d+ bytes read\)\. .*limit/)
    expect(run.next).toMatchObject({ verdict: 'pass', findings: [] })
    expect(run.ended.code).toBe(4)
  })

  test('a reply below it is', async ({ folder, closing }) => {
    const run = await runAgainst(closing(await spoilt(large)), folder, { limits: { maxMessageBytes: 500_000 } })
    expect(run.first).toMatchObject({ verdict: 'pass', findings: [] })
    expect(run.ended.code).toBe(0)
  })
})

test.describe('a SUT that is not there', () => {
  test('makes the run inconclusive, in a sentence that names the URL', async ({ folder }) => {
    const gone = await sutThat(() => undefined)
    await gone.close()
    const run = await runAgainst(gone, folder)
    for (const scenario of [run.first, run.next]) {
      expect(scenario).toMatchObject({ verdict: 'inconclusive', findings: [] })
      expect(scenario.reason).toMatch(
        new RegExp(
          `^Nothing could be reached at ${gone.url}: No TCP connection: .*ECONNREFUSED .*\\d\\. Check sut.endpoint`,
        ),
      )
    }
    expect(run.ended.code).toBe(4)
    expect(run.ended.stdout).toContain(gone.url)
  })
})

test.describe('a SUT that dies', () => {
  const ids = ['RD-001', 'RD-002', 'RD-004', 'RD-005']

  /** Serves until it hears that request, then lets the connection drop and is gone. */
  async function mortal(dies: number, { keepAlive }: { keepAlive: boolean }) {
    const good = await referenceHes()
    let again: (Sut & { port: number }) | undefined
    const serve = async (heard: Heard) => {
      const reply = await forward(good, heard)
      if (!keepAlive) heard.response.setHeader('connection', 'close')
      send(heard.response, reply)
    }
    const sut = await sutThat((heard) => (heard.number >= dies ? void sut.close() : serve(heard)))
    return {
      url: sut.url,
      comesBack: async () => {
        again = await sutThat(serve, { port: sut.port })
      },
      close: async () => {
        await Promise.all([sut.close(), good.close(), again?.close()])
      },
    }
  }

  for (const keepAlive of [true, false])
    test(`in the middle of the run is told once, and what is left is not judged (connections ${keepAlive ? 'kept' : 'closed'})`, async ({
      folder,
      closing,
    }) => {
      const sut = closing(await mortal(2, { keepAlive }))
      writeConfig(folder, configured(sut.url, { timeLimits: { replyMs: 2_000, recoveryMs: 300 } }))
      const before = performance.now()
      const ended = await cim9(['run', ...ids], { cwd: folder })
      expect(performance.now() - before).toBeLessThan(15_000)
      const results = resultsIn(folder)
      expect(scenarioOf(results, 'RD-001')).toMatchObject({ verdict: 'pass', findings: [] })
      const struck = scenarioOf(results, 'RD-002')
      expect(told(struck)).toEqual(['sequence.answered fail'])
      expect(struck.verdict).toBe('fail')
      const left = results.scenarios.filter(({ id }) => !['RD-001', 'RD-002'].includes(id))
      expect(left.length).toBeGreaterThan(2)
      for (const one of left) {
        expect(one).toMatchObject({ verdict: 'inconclusive', findings: [] })
        expect(one.reason).toMatch(/^The SUT went away after RD-002: No TCP connection: .*[^.]\.$/)
      }
      expect(results.findings).toHaveLength(1)
      expect(ended.code).toBe(1)
    })

  test('and comes back within ixit.timeLimits.recoveryMs misses nothing', async ({ folder, closing }) => {
    const sut = closing(await mortal(2, { keepAlive: false }))
    writeConfig(folder, configured(sut.url, { timeLimits: { replyMs: 2_000, recoveryMs: 20_000 } }))
    const running = cim9(['run', ...ids], { cwd: folder })
    await expect
      .poll(() => filesIn(folder).some((file) => file.endsWith('records/RD-002.ndjson')), { timeout: 30_000 })
      .toBe(true)
    await sut.comesBack()
    const { code } = await running
    const results = resultsIn(folder)
    expect(results.scenarios.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(['RD-002'])
    expect(code).toBe(1)
  })

  test('and comes back later is tested again from then on', async ({ folder, closing }) => {
    const sut = closing(await mortal(2, { keepAlive: false }))
    const operator = closing(
      await sutThat(async ({ response }) => {
        await sut.comesBack()
        response.end()
      }),
    )
    writeConfig(folder, configured(sut.url, { timeLimits: { replyMs: 2_000, recoveryMs: 100 } }))
    callsWhenDone(folder, '@RD-004', operator.url)
    const { code } = await cim9(['run', ...ids], { cwd: folder })
    const results = resultsIn(folder)
    expect(results.scenarios.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'RD-001 pass',
      'RD-002 fail',
      'RD-004 inconclusive',
      'RD-004.no-meter pass',
      'RD-005 pass',
      'RD-005.one-unsupported pass',
    ])
    expect(code).toBe(1)
  })
})

/** Has the run call somebody when a scenario of that tag has ended, by a hook of the user's own. */
function callsWhenDone(folder: string, tag: string, url: string): void {
  mkdirSync(join(folder, 'steps'))
  writeFileSync(
    join(folder, 'steps/hooks.mjs'),
    `import { After } from '@cucumber/cucumber'\nAfter({ tags: '${tag}' }, () => fetch('${url}', { method: 'POST' }))\n`,
  )
}

test.describe('certificates', () => {
  test.skip(openssl.missing, openssl.reason)
  test('one of an unknown authority makes the run inconclusive and names ixit.tls.ca; with it the run passes', async ({
    folder,
    closing,
  }) => {
    const { ca, key, cert } = certificate(folder)
    const sut = closing(await referenceHes({ tls: { key, cert } }))
    const unknown = await runAgainst(sut, folder)
    expect(told(unknown.first)).toEqual(['sequence.answered inconclusive'])
    expect(unknown.first.verdict).toBe('inconclusive')
    expect(unknown.first.reason).toContain('ixit.tls.ca')
    expect(unknown.ended.code).toBe(4)

    const known = await runAgainst(sut, folder, { tls: { ca } })
    expect(known.first).toMatchObject({ verdict: 'pass', findings: [] })
    expect(known.ended.code).toBe(0)
  })

  test('plain HTTP where TLS is expected is inconclusive', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    const run = await runAgainst({ ...sut, url: sut.url.replace('http:', 'https:') }, folder)
    expect(told(run.first)).toEqual(['sequence.answered inconclusive'])
    expect(run.first.reason).toContain('TLS')
    expect(run.ended.code).toBe(4)
  })
})

/** An authority of our own and a certificate of 127.0.0.1 that it signed. */
function certificate(folder: string): { ca: string; key: string; cert: string } {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...fresh, '-days', '2', '-subj', '/CN=test authority', '-keyout', 'ca.key', '-out', 'ca.pem')
  openssl('req', ...fresh, '-subj', '/CN=SUT', '-keyout', 'sut.key', '-out', 'sut.csr')
  writeFileSync(join(folder, 'sut.ext'), 'subjectAltName=IP:127.0.0.1')
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'sut.ext', '-days', '2']
  openssl('x509', '-req', '-in', 'sut.csr', ...by, '-out', 'sut.pem')
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { ca: 'ca.pem', key: read('sut.key'), cert: read('sut.pem') }
}

test.describe('a status that speaks of our configuration is inconclusive', () => {
  const bodies = {
    'plain text': page(0, 'Sorry'),
    'no body': page(0, ''),
    'an HTML page': page(0, '<!DOCTYPE html>\n<html><body><hr>Sorry</body></html>'),
    'an XHTML page': page(0, xhtmlPage),
    'XML of its own': { ...page(0, '<error>sorry</error>'), headers: { 'content-type': 'application/xml' } },
  }
  for (const [what, body] of Object.entries(bodies))
    for (const status of what === 'plain text' ? [401, 403, 404, 405, 302] : [401, 404])
      test(`${status} with ${what}`, async ({ folder, closing }) => {
        const run = await runAgainst(closing(await spoilt(instead({ ...body, status }))), folder)
        expect(told(run.first)).toEqual(['http.access inconclusive'])
        expect(run.first.verdict).toBe('inconclusive')
        expect(run.first.reason).toMatch(new RegExp(`^HTTP status ${status} without one\\. .*ixit\\.credentials`))
        expect(run.next).toMatchObject({ verdict: 'pass', findings: [] })
        expect(run.ended.code).toBe(4)
      })
})

test.describe('a status by which the SUT is declared to refuse is a refusal', () => {
  const bodies = {
    'plain text': page(400, 'bad request'),
    'no body': page(400, ''),
    'XML of its own': { ...page(400, '<error>bad request</error>'), headers: { 'content-type': 'application/xml' } },
    'an XHTML page': page(400, xhtmlPage),
  }
  for (const [what, reply] of Object.entries(bodies)) {
    test(`with ${what}`, async ({ folder, closing }) => {
      const sut = closing(await spoilt(instead(reply), 2))
      writeConfig(folder, configured(sut.url, { refusalStatuses: [400] }))
      const { code } = await cim9(['run', 'ERR-011'], { cwd: folder })
      expect(scenarioOf(resultsIn(folder), 'ERR-011')).toMatchObject({
        verdict: 'pass',
        findings: [{ assertion: 'expect.error-code', outcome: 'not-judged' }],
      })
      expect(code).toBe(0)
    })
  }

  test('and is none where it is not declared', async ({ folder, closing }) => {
    const sut = closing(await spoilt(instead(bodies['plain text']), 2))
    writeConfig(folder, configured(sut.url))
    const { code } = await cim9(['run', 'ERR-011'], { cwd: folder })
    expect(told(scenarioOf(resultsIn(folder), 'ERR-011'))).toEqual(['message.xml fail'])
    expect(code).toBe(1)
  })

  test('and casts doubt on our request where it should have been served', async ({ folder, closing }) => {
    const sut = closing(await spoilt(instead(bodies['plain text'])))
    const run = await runAgainst(sut, folder, { refusalStatuses: [400] })
    expect(told(run.first)).toEqual(['expect.result inconclusive'])
    expect(run.first.reason).toContain('Our request may be wrong')
    expect(run.ended.code).toBe(4)
  })
})

test.describe('HTTP Basic', () => {
  const user = 'tester'
  const password = 'Geheim&<ä>"42'
  const credentials = { user: { env: 'HES_USER' }, password: { env: 'HES_PASSWORD' } }
  const env = { HES_USER: user, HES_PASSWORD: password }

  /** Everything a run leaves behind and says, with what is packed in base64 or UTF-16 laid open. */
  function everywhere(folder: string, { stdout, stderr }: Ended): readonly (readonly [string, string])[] {
    const texts = filesIn(runFolder(folder)).map((file) => [file, readFileSync(file)] as const)
    return [
      ['stdout', stdout] as const,
      ['stderr', stderr] as const,
      ...texts.flatMap(([file, bytes]) => {
        const text = bytes.toString('utf8')
        const packed = [...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([found]) => Buffer.from(found, 'base64'))
        return [
          [file, text] as const,
          ...[bytes, ...packed].flatMap((one) => [
            [`${file}, unpacked`, one.toString('utf8')] as const,
            [`${file}, as UTF-16`, one.toString('utf16le')] as const,
          ]),
        ]
      }),
    ]
  }

  function expectNoSecret(folder: string, ended: Ended): void {
    const forms = [
      password,
      'Geheim&amp;&lt;ä',
      'Geheim\\u0026',
      encodeURIComponent(password),
      Buffer.from(password).toString('base64').replace(/=+$/, ''),
      Buffer.from(`${user}:${password}`).toString('base64').replace(/=+$/, ''),
      'Geheim',
    ]
    const all = everywhere(folder, ended)
    expect(all.length).toBeGreaterThan(20)
    for (const [where, text] of all)
      for (const form of forms) expect(text.includes(form), `${form} in ${where}`).toBe(false)
  }

  test('lets the harness in by the environment; without a password it is a mistake of the user', async ({
    folder,
    closing,
  }) => {
    const sut = closing(await referenceHes({ credentials: { user, password } }))
    const let_in = await runAgainst(sut, folder, { credentials }, env)
    expect(let_in.first).toMatchObject({ verdict: 'pass', findings: [] })
    expect(let_in.ended.code).toBe(0)
    expectNoSecret(folder, let_in.ended)

    const { code, stderr } = await cim9(['run', first], { cwd: folder, env: { HES_USER: user } })
    expect(stderr).toContain('HES_PASSWORD')
    expect(code).toBe(2)
  })

  test('with the wrong password is inconclusive and names the credentials', async ({ folder, closing }) => {
    const sut = closing(await referenceHes({ credentials: { user, password: 'another' } }))
    const run = await runAgainst(sut, folder, { credentials }, env)
    expect(told(run.first)).toEqual(['http.access inconclusive'])
    expect(run.first.reason).toContain('ixit.credentials')
    expect(run.ended.code).toBe(4)
    expectNoSecret(folder, run.ended)
  })

  test('with a password that is a common word leaves a record that can be read', async ({ folder, closing }) => {
    for (const word of ['test', 'sut', 'Result']) {
      const sut = closing(await referenceHes({ credentials: { user, password: word } }))
      writeConfig(folder, configured(sut.url, { credentials }))
      const { code } = await cim9(['run', 'ERR-002'], { cwd: folder, env: { ...env, HES_PASSWORD: word } })
      expect(scenarioOf(resultsIn(folder), 'ERR-002')).toMatchObject({ verdict: 'pass', findings: [] })
      expect(code).toBe(0)
    }
  })

  const escaped = password.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const echoes: Record<string, Spoil> = {
    'where an id belongs': changed((text) =>
      text.replace(/(<msg:CorrelationID>).*?(?=<)/, `$1${escaped}`).replace(/(<msg:Result>).*?(?=<)/, `$1${escaped}`),
    ),
    'in a comment': changed((text) => text.replace('<msg:Reply>', `<!-- ${password} --><msg:Reply>`)),
    'in an HTTP header': (good, { response, request }) =>
      send(response, { ...good, headers: { ...good.headers, 'x-echo': String(request.headers.authorization) } }),
    'as it was sent': (good, { response, request }) =>
      send(
        response,
        xml(good.body.replace('<msg:Reply>', `<!-- ${String(request.headers.authorization)} --><msg:Reply>`)),
      ),
    'in words instead of XML': instead(xml(`Who is ${password}?`)),
    'in UTF-16': changed(
      (text) => utf16(text.replace(/^<\?xml.*?\?>/, '').replace(/(<msg:CorrelationID>).*?(?=<)/, `$1${escaped}`)),
      'text/xml; charset=utf-16',
    ),
    'in Latin 1': changed(
      (text) =>
        Buffer.from(
          `<?xml version="1.0" encoding="iso-8859-1"?>${text.replace(/^<\?xml.*?\?>/, '').replace(/(<msg:CorrelationID>).*?(?=<)/, `$1${escaped}`)}`,
          'latin1',
        ),
      'text/xml',
    ),
  }
  for (const [where, spoil] of Object.entries(echoes))
    test(`leaves no password behind, also where the SUT hands it back ${where}`, async ({ folder, closing }) => {
      const run = await runAgainst(closing(await spoilt(spoil)), folder, { credentials }, env)
      expect(run.next.verdict).toBe('pass')
      expectNoSecret(folder, run.ended)
      const again = await cim9(['check', join(runFolder(folder), 'records'), '--json'], { cwd: folder })
      expect(JSON.parse(again.stdout)).toMatchObject([
        { verdict: run.first.verdict, findings: run.first.findings },
        { verdict: run.next.verdict, findings: run.next.findings },
      ])
    })
})
