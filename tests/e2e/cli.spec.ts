import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { assertions } from '../../src/assertions/index.ts'
import type { ConfigInput } from '../../src/index.ts'
import type { ScenarioResult } from '../../src/verdict/run-result.ts'
import { faultNamed, faults } from '../../src/sut/faults/index.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, runFolder, scenarioOf, startCim9, told, writeConfig, type Ended } from './cli.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'
import { faultyHes, forward, referenceHes, send, sutThat } from './suts.ts'

// A run takes two seconds; on a busy machine, many.
test.describe.configure({ timeout: 300_000 })

/** A mistake of the user's: a sentence on stderr, exit code 2, and no run. */
function expectMistake(folder: string, { code, stdout, stderr }: Ended, ...says: (string | RegExp)[]): void {
  for (const one of says) expect(stderr).toMatch(typeof one === 'string' ? literally(one) : one)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).not.toMatch(/^ {4}at /m)
  expect(stderr).not.toContain('CIM9_DEBUG')
  expect(existsSync(join(folder, 'reports/latest'))).toBe(false)
}

/** What is said against a SUT; what our tables do not hold is said against nobody. */
const wordsAgainst = ({ findings }: ScenarioResult) => findings.filter(({ outcome }) => outcome !== 'not-judged')
/** Verdicts on cases for which the configuration says too little. */
const unasked = ['not-applicable', 'inconclusive'] as const

const literally = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
const config = (url: string, more: Partial<ConfigInput> = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ixit: referenceIxit,
  ...more,
})

test.describe('a command line that asks for what cannot be done is a mistake of the user', () => {
  const lines: Record<string, { args: string[]; says: (string | RegExp)[] }> = {
    'an id that no scenario has': {
      args: ['run', 'RD-999'],
      says: ['No scenario has the id RD-999', 'cim9 list scenarios'],
    },
    'one unknown id among known ones': { args: ['run', 'RD-001', 'XX-001'], says: ['No scenario has the id XX-001'] },
    'tags that no scenario bears': { args: ['run', '--tags', '@hostile'], says: ['No scenario matches @hostile'] },
    'an id and a tag that no scenario has both': {
      args: ['run', 'RD-001', '--tags', '@load'],
      says: ['No scenario matches RD-001 @load'],
    },
    'an unknown command': { args: ['frobnicate'], says: ["unknown command 'frobnicate'", 'cim9 --help'] },
    'no command': { args: [], says: ['Usage: cim9'] },
    'an unknown option': { args: ['--frobnicate'], says: ["unknown option '--frobnicate'"] },
    'an unknown option of a command': { args: ['run', '--frobnicate'], says: ["unknown option '--frobnicate'"] },
    'an option without its value': { args: ['run', '--endpoint'], says: ['argument missing'] },
    'a value that an option does not take': {
      args: ['run', '--fail-on', 'rumour'],
      says: ["'rumour' is invalid", 'confirmed, reported, inferred'],
    },
    'an endpoint of another scheme': { args: ['run', '--endpoint', 'ftp://host/'], says: ['ftp://host/ is not a URL'] },
    'an endpoint that is no URL': {
      args: ['run', '--endpoint', 'http://a b/'],
      says: [/"?http:\/\/a b\/"? is not an? /],
    },
    'an endpoint with a port that is none': {
      args: ['run', '--endpoint', 'http://127.0.0.1:99999/'],
      says: ['http://127.0.0.1:99999/'],
    },
    'an endpoint with user and password in it': {
      args: ['run', '--endpoint', 'http://me:secret@127.0.0.1/'],
      says: ['ixit.credentials'],
    },
    'a configuration file that is not there': {
      args: ['run', '--config', 'no.ts'],
      says: ['no configuration file', 'no.ts'],
    },
    'a list of what cannot be listed': { args: ['list', 'wishes'], says: ['There is no list of wishes', 'scenarios'] },
    'a list of nothing': { args: ['list'], says: ["missing required argument 'what'"] },
    'a fault that is none': { args: ['sut', '--fault', 'no-such'], says: ['no fault named no-such. There are: '] },
    'a port that is no number': { args: ['sut', '--port', 'x'], says: ['--port x is not a port'] },
    'a port beyond the last': { args: ['sut', '--port', '65536'], says: ['--port 65536 is not a port'] },
    'a check of nothing': { args: ['check'], says: ["missing required argument 'paths'"] },
    'a check of a folder that holds nothing': { args: ['check', '.'], says: ['Nothing to check in .', '.ndjson'] },
    'a check of a file that is not there': { args: ['check', 'no.xml'], says: ['There is no file or folder no.xml'] },
    'a report of a run that is not there': { args: ['report', 'no-run'], says: ['results.json', 'cim9 run'] },
  }
  for (const [what, { args, says }] of Object.entries(lines))
    test(what, async ({ folder }) => {
      const ended = await cim9(args, { cwd: folder })
      expectMistake(folder, ended, ...says)
      expect(ended.stderr).not.toContain('secret')
    })

  test('a check of a record that is none', async ({ folder }) => {
    writeFileSync(join(folder, 'broken.ndjson'), '{"kind":\n')
    expectMistake(folder, await cim9(['check', 'broken.ndjson'], { cwd: folder }), 'broken.ndjson, line 1')
  })
})

test.describe('a configuration that cannot be used is a mistake of the user', () => {
  const inConfig = async (folder: string, text: string, env: Record<string, string> = {}) => {
    writeFileSync(join(folder, 'harness.config.ts'), text)
    return cim9(['run', 'RD-001'], { cwd: folder, env })
  }

  test('with three mistakes it is told all three, each by its field', async ({ folder }) => {
    const ended = await inConfig(
      folder,
      `import { defineConfig, referenceIxit } from 'cim9'
       export default defineConfig({
         sut: { name: 'x', version: '', endpoint: 'ftp://x' },
         ixit: { ...referenceIxit, timeLimits: { replyMs: -1 } },
       })`,
    )
    expectMistake(
      folder,
      ended,
      'has 3 mistake(s)',
      'sut.version: must not be empty; read "".',
      'sut.endpoint: must be a URL of http, https, amqp, amqps, stomp, stomps, jms, file; read "ftp://x".',
      /ixit\.timeLimits\.replyMs: .*; read -1\./,
    )
  })

  test('with fields that nobody knows it is told their names', async ({ folder }) => {
    const ended = await inConfig(folder, 'export default { sot: {}, policy: { failon: "reported" } }')
    expectMistake(folder, ended, 'sot: there is no such field', 'policy.failon: there is no such field')
  })

  const broken: Record<string, { text: string; says: string }> = {
    'that throws': { text: 'throw new Error("no luck today")', says: 'cannot be loaded: no luck today' },
    'that is not TypeScript': { text: 'export default {', says: 'cannot be loaded' },
    'that imports what is not there': { text: "import 'no-such-package'", says: 'no-such-package' },
    'that exports a number': { text: 'export default 7', says: 'read 7' },
  }
  for (const [what, { text, says }] of Object.entries(broken))
    test(what, async ({ folder }) => {
      expectMistake(folder, await inConfig(folder, text), 'harness.config.ts', says)
    })

  const sut = "sut: { name: 'x', version: '1', endpoint: 'https://127.0.0.1:1/' }"
  const unusable: Record<string, { text: string; says: string[]; env?: Record<string, string> }> = {
    'that names an authority whose file is not there': {
      text: `export default { ${sut}, ixit: { tls: { ca: 'no.pem' } } }`,
      says: ['ixit.tls.ca', 'no.pem'],
    },
    'that names an authority whose file is no certificate': {
      text: `export default { ${sut}, ixit: { tls: { ca: 'harness.config.ts' } } }`,
      says: ['ixit.tls.ca', 'PEM'],
    },
    'that names a secret which is not in the environment': {
      text: `export default { ${sut}, ixit: { credentials: { user: { env: 'HES_A' }, password: { env: 'HES_B' } } } }`,
      env: { HES_A: 'me' },
      says: ['ixit.credentials', 'HES_B'],
    },
    'that names a user whom HTTP does not allow': {
      text: `export default { ${sut}, ixit: { credentials: { user: { env: 'HES_A' }, password: { env: 'HES_B' } } } }`,
      env: { HES_A: 'a:b', HES_B: 'secret' },
      says: ['ixit.credentials', 'colon'],
    },
    'that holds user and password in the endpoint': {
      text: "export default { sut: { name: 'x', version: '1', endpoint: 'http://me:secret@127.0.0.1/' } }",
      says: ['ixit.credentials'],
    },
  }
  for (const [what, { text, says, env }] of Object.entries(unusable))
    test(what, async ({ folder }) => {
      const ended = await inConfig(folder, text, env)
      expectMistake(folder, ended, ...says)
      expect(ended.stderr).not.toContain('secret')
    })
})

test.describe("features of the user's own that cannot be used are a mistake of the user", () => {
  const scenario = 'Scenario: Mine\n    Given a known meter\n'
  const wrong: Record<string, { text: string; says: string[] }> = {
    'a scenario without an id': { text: `Feature: F\n  @reads\n  ${scenario}`, says: ['"Mine"', 'has no id'] },
    'a scenario without an effect': { text: `Feature: F\n  @MY-001\n  ${scenario}`, says: ['"Mine"', 'no effect tag'] },
    'a scenario with two effects': { text: `Feature: F\n  @MY-001 @reads @load\n  ${scenario}`, says: ['reads, load'] },
    'an id that is taken': {
      text: `Feature: F\n  @RD-001 @reads\n  ${scenario}`,
      says: ['RD-001', 'taken', 'my.feature'],
    },
    'no Gherkin': { text: 'Once upon a time\n', says: ['my.feature'] },
  }
  for (const [what, { text, says }] of Object.entries(wrong))
    test(what, async ({ folder }) => {
      mkdirSync(join(folder, 'features'))
      writeFileSync(join(folder, 'features/my.feature'), text)
      expectMistake(folder, await cim9(['run'], { cwd: folder }), ...says)
    })
})

test.describe('what runs', () => {
  test('without configuration is everything against the embedded reference head end, without a word against it', async ({
    folder,
  }) => {
    const { code, stdout, stderr } = await cim9(['run'], { cwd: folder, timeoutMs: 240_000 })
    const results = resultsIn(folder)
    expect(results.sut.embedded).toBe(true)
    expect(results.run).toMatchObject({ indicative: false, interrupted: false })
    expect(results.scenarios.length).toBeGreaterThan(30)
    const applied = results.scenarios.filter((scenario) => !isOfAnotherForm(scenario))
    for (const scenario of applied) {
      expect(scenario, scenario.id).toMatchObject({ verdict: 'pass' })
      expect(wordsAgainst(scenario), scenario.id).toEqual([])
    }
    expect(stderr).toContain(`${results.scenarios.length}/${results.scenarios.length} scenarios`)
    expect(stdout).toContain(`${applied.length} passed, 0 failed`)
    expect(code).toBe(0)
  })

  test('is one scenario where its id is given', async ({ folder }) => {
    const { code } = await cim9(['run', 'RD-001'], { cwd: folder })
    expect(resultsIn(folder).scenarios.map(({ id }) => id)).toEqual(['RD-001'])
    expect(code).toBe(0)
  })

  test('is what an id, a requirement and a group name together', async ({ folder }) => {
    await cim9(['run', 'RD-004.no-meter', 'ERR-004', 'PP'], { cwd: folder })
    const ids = resultsIn(folder).scenarios.map(({ id }) => id)
    expect(ids.sort()).toEqual(['ERR-004.mrid', 'ERR-004.name', 'PP-004', 'PP-004.unknown', 'RD-004.no-meter'])
  })

  for (const wrapper of ['generic-bare', 'generic-wrapped', 'typed'])
    test(`is clothed as --wrapper ${wrapper} says`, async ({ folder }) => {
      const { code } = await cim9(['run', 'RD-001', 'ERR-011', '--wrapper', wrapper], { cwd: folder })
      const { binding, scenarios } = resultsIn(folder)
      expect(binding.wrapper).toBe(wrapper)
      for (const scenario of scenarios) expect(scenario).toMatchObject({ verdict: 'pass', findings: [] })
      expect(code).toBe(0)
    })

  test('is kept where --reports says, and the last run is known by a link', async ({ folder, folderNamed }) => {
    const elsewhere = folderNamed('elsewhere')
    for (const place of ['my reports', elsewhere]) {
      const { code, stdout } = await cim9(['run', 'RD-001', '--reports', place], { cwd: folder })
      const kept = place === elsewhere ? elsewhere : join(folder, place)
      expect(existsSync(join(kept, 'latest/results.json'))).toBe(true)
      expect(stdout).toContain(`Reports in ${kept}`)
      expect(code).toBe(0)
    }
  })

  test('twice leaves two runs', async ({ folder }) => {
    await cim9(['run', 'RD-001'], { cwd: folder })
    const first = resultsIn(folder).run.id
    await cim9(['run', 'RD-001'], { cwd: folder })
    const second = resultsIn(folder).run.id
    expect(second).not.toBe(first)
    expect(existsSync(join(folder, 'reports', first, 'results.json'))).toBe(true)
  })
})

test.describe('an endpoint without configuration', () => {
  test('is only read from, and its verdicts only indicate', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    const { code, stdout, stderr } = await cim9(['run', '--endpoint', sut.url], { cwd: folder })
    const results = resultsIn(folder)
    expect(results.run.indicative).toBe(true)
    expect(results.policy.allowEffects).toEqual(['reads'])
    expect(results.sut).toMatchObject({ embedded: false, endpoint: sut.url })
    const load = scenarioOf(results, 'ERR-009')
    expect(load).toMatchObject({ verdict: 'not-run', findings: [], effect: 'load' })
    expect(load.reason).toMatch(/@load is not permitted.*policy\.allowEffects/)
    expect(load.steps.every(({ status }) => status === 'skipped')).toBe(true)
    for (const scenario of results.scenarios) {
      const isRead = scenario.effect === 'reads'
      expect(isRead ? ['pass', ...unasked] : ['not-run'], scenario.id).toContain(scenario.verdict)
      expect(wordsAgainst(scenario), scenario.id).toEqual([])
    }
    expect(stderr).toMatch(/About to send .* to 127\.0\.0\.1:\d+, effects: reads\./)
    expect(stderr).toContain('INDICATIVE')
    expect(stdout).toMatch(/^Indicative: /m)
    expect(readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')).toMatch(/indicative/i)
    // What needs a hook of the owner's cannot be told.
    expect([0, 4]).toContain(code)
  })

  test('has the effects that the owner allows, once there is a configuration', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    writeConfig(
      folder,
      config(sut.url, { ics: { emptyQuery: 'refused' }, policy: { allowEffects: ['reads', 'load'] } }),
    )
    const { code, stdout } = await cim9(['run', 'ERR-009'], { cwd: folder })
    expect(scenarioOf(resultsIn(folder), 'ERR-009')).toMatchObject({ verdict: 'pass', findings: [] })
    expect(stdout).not.toContain('Indicative')
    expect(code).toBe(0)
  })
})

test.describe('the exit code', () => {
  const against = async (folder: string, fault: string, ...args: string[]) => {
    const sut = await faultyHes(faultNamed(fault))
    try {
      writeConfig(folder, config(sut.url))
      return await cim9(['run', ...args], { cwd: folder })
    } finally {
      await sut.close()
    }
  }

  test('is 1 where a finding fails, and the finding is told with what to do about it', async ({ folder }) => {
    const { code, stdout } = await against(folder, 'reply-verb-is-request-verb', 'RD-001')
    const { exitCode, findings } = resultsIn(folder)
    expect(findings.map(({ first }) => first.assertion)).toEqual(['verb.root'])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('verb.root')
    expect(stdout).toContain('cim9 run RD-001')
    expect(code).toBe(1)
  })

  test('is 0 where there are remarks only', async ({ folder }) => {
    const { code, stdout } = await against(folder, 'reply-without-message-id', 'RD-001')
    expect(told(scenarioOf(resultsIn(folder), 'RD-001'))).toEqual(['header.message-id remark'])
    expect(stdout).toContain('1 remark')
    expect(code).toBe(0)
  })

  test('is 1 for the same under --strict', async ({ folder }) => {
    const { code } = await against(folder, 'reply-without-message-id', 'RD-001', '--strict')
    expect(told(scenarioOf(resultsIn(folder), 'RD-001'))).toEqual(['header.message-id fail'])
    expect(code).toBe(1)
  })

  test('follows the basis that --fail-on names', async ({ folder }) => {
    const lenient = await against(folder, 'failed-without-error', 'ERR-002')
    expect(told(scenarioOf(resultsIn(folder), 'ERR-002'))).toEqual(['reply.failed-with-error remark'])
    expect(lenient.code).toBe(0)
    const harsh = await against(folder, 'failed-without-error', 'ERR-002', '--fail-on', 'inferred')
    expect(told(scenarioOf(resultsIn(folder), 'ERR-002'))).toEqual(['reply.failed-with-error fail'])
    expect(harsh.code).toBe(1)
  })

  test('is 4 where nothing could be judged', async ({ folder }) => {
    const gone = await sutThat(() => undefined)
    await gone.close()
    writeConfig(folder, config(gone.url))
    const { code, stdout } = await cim9(['run', 'RD-001'], { cwd: folder })
    expect(stdout).toContain('0 passed, 0 failed, 1 inconclusive')
    expect(code).toBe(4)
  })

  test('is 4 where the IXIT lacks what a case needs, and the field is named', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    writeConfig(folder, config(sut.url, { ixit: { ...referenceIxit, unknownMeters: [] } }))
    const { code } = await cim9(['run', 'RD-001', 'ERR-012'], { cwd: folder })
    const results = resultsIn(folder)
    expect(scenarioOf(results, 'RD-001').verdict).toBe('pass')
    expect(scenarioOf(results, 'ERR-012')).toMatchObject({ verdict: 'inconclusive', findings: [] })
    expect(scenarioOf(results, 'ERR-012').reason).toContain('ixit.unknownMeters')
    expect(code).toBe(4)
  })

  test('is 4 where nothing applies', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    writeConfig(folder, config(sut.url, { ics: { nouns: ['MeterReadings'], addressByNames: false } }))
    const { code } = await cim9(['run', 'RD-002', 'ENV-002'], { cwd: folder })
    const results = resultsIn(folder)
    expect(scenarioOf(results, 'RD-002')).toMatchObject({ verdict: 'not-applicable' })
    expect(scenarioOf(results, 'RD-002').reason).toContain('ics.addressByNames')
    expect(scenarioOf(results, 'ENV-002').reason).toContain('ics.nouns')
    expect(code).toBe(4)
  })

  test('is 3 where a step of a scenario is not defined, whatever else failed', async ({ folder }) => {
    mkdirSync(join(folder, 'features'))
    writeFileSync(
      join(folder, 'features/my.feature'),
      'Feature: F\n  @MY-001 @reads\n  Scenario: Mine\n    Given a known meter\n    When the moon is full\n',
    )
    const { code, stdout } = await against(folder, 'reply-verb-is-request-verb', 'RD-001', 'MY-001')
    const results = resultsIn(folder)
    expect(scenarioOf(results, 'RD-001').verdict).toBe('fail')
    expect(scenarioOf(results, 'MY-001').verdict).toBe('harness-error')
    expect(results.harnessErrors).toHaveLength(1)
    expect(stdout).toContain('harness error: MY-001')
    expect(code).toBe(3)
  })
})

test.describe('the command that is told to run a case again', () => {
  test('runs it again', async ({ folder }) => {
    const sut = await faultyHes(faultNamed('reply-verb-is-request-verb'))
    try {
      const config = join(folder, 'my config.mjs')
      writeConfig(folder, { sut: { name: 'x', version: '1' }, ixit: referenceIxit })
      writeFileSync(config, readFileSync(join(folder, 'harness.config.mjs')))
      const options = ['--endpoint', sut.url, '--config', 'my config.mjs', '--strict', '--fail-on', 'inferred']
      await cim9(['run', 'RD-001', 'RD-002', ...options, '--wrapper', 'typed'], { cwd: folder })
      const first = scenarioOf(resultsIn(folder), 'RD-002')
      expect(first.rerun).toMatch(/^cim9 run RD-002 /)
      const again = await cim9(wordsOf(first.rerun).slice(1), { cwd: folder })
      const results = resultsIn(folder)
      expect(results.scenarios).toHaveLength(1)
      expect(results.policy).toMatchObject({ strict: true, failOn: 'inferred' })
      expect(results.binding.wrapper).toBe('typed')
      expect(told(scenarioOf(results, 'RD-002'))).toEqual(told(first))
      expect(again.code).toBe(1)
    } finally {
      await sut.close()
    }
  })
})

/** The words of a command line, as a shell takes them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

test.describe('Ctrl-C', () => {
  /** A good SUT that answers slowly; `asked` resolves with the first request. */
  async function slowHes(ms: number) {
    const good = await referenceHes()
    let heard: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (heard = resolve))
    const sut = await sutThat(async (request) => {
      heard()
      const reply = await forward(good, request)
      const timer = setTimeout(() => send(request.response, reply), ms)
      request.response.on('close', () => clearTimeout(timer))
    })
    return {
      url: sut.url,
      asked,
      close: async () => {
        await Promise.all([sut.close(), good.close()])
      },
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`${signal} lets the scenario in progress end and tells the rest as not run`, async ({ folder, closing }) => {
      const sut = closing(await slowHes(400))
      writeConfig(folder, config(sut.url))
      const running = startCim9(['run', 'RD', 'ENV', 'ERR'], { cwd: folder })
      await sut.asked
      running.child.kill(signal)
      const { code, stdout, stderr } = await running.ended
      const results = resultsIn(folder)
      expect(code).toBe(3)
      expect(stderr).toContain('Stopping after the scenario in progress')
      expect(results).toMatchObject({ exitCode: 3, run: { interrupted: true } })
      const [first, ...rest] = results.scenarios.filter(({ verdict }) => verdict !== 'not-applicable')
      expect(first).toMatchObject({ verdict: 'pass', findings: [] })
      expect(rest.length).toBeGreaterThan(30)
      for (const one of rest)
        expect(one).toMatchObject({ verdict: 'not-run', reason: 'The run was interrupted before this scenario.' })
      expect(stdout).toMatch(/Interrupted/)
      for (const report of ['statement.html', 'junit.xml', 'allure-results'])
        expect(existsSync(join(runFolder(folder), report)), report).toBe(true)
      expect(readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')).toMatch(/interrupted/i)
    })

  test('before the first scenario runs none', async ({ folder, closing }) => {
    const sut = closing(await slowHes(0))
    writeConfig(folder, config(sut.url))
    mkdirSync(join(folder, 'steps'))
    // Loaded while the suite is read, long before the first message.
    writeFileSync(join(folder, 'steps/early.mjs'), "process.kill(process.pid, 'SIGINT')\n")
    const { code } = await cim9(['run'], { cwd: folder })
    const results = resultsIn(folder)
    expect(results.totals).toMatchObject({ pass: 0, 'not-run': results.scenarios.length })
    expect(results.run.interrupted).toBe(true)
    expect(code).toBe(3)
  })

  test('a second time ends at once', async ({ folder, closing }) => {
    const sut = closing(await slowHes(60_000))
    writeConfig(folder, config(sut.url, { ixit: { ...referenceIxit, timeLimits: { replyMs: 60_000 } } }))
    const running = startCim9(['run'], { cwd: folder })
    await sut.asked
    running.child.kill('SIGINT')
    await running.said(/Stopping/)
    // Sooner it could be the first one over again, which a wrapper forwards.
    const again = () => {
      running.child.kill('SIGINT')
      return running.child.exitCode
    }
    await expect.poll(again, { intervals: [700], timeout: 30_000 }).toBe(130)
  })

  test('ends `cim9 sut`, which answered until then', async ({ folder }) => {
    const running = startCim9(['sut', '--fault', 'reply-verb-is-request-verb'], { cwd: folder })
    const [, url = ''] = /Reference head end at (\S+)/.exec(await running.said(/Ctrl-C ends it/)) ?? []
    const { code } = await cim9(['run', 'RD-001', '--endpoint', url], { cwd: folder })
    expect(told(scenarioOf(resultsIn(folder), 'RD-001'))).toEqual(['verb.root fail'])
    expect(code).toBe(1)
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.stdout).toContain('Fault: ')
    expect(ended.code).toBe(0)
  })
})

test.describe('cim9 list', () => {
  const listed = async (folder: string, what: string) => {
    const [json, plain] = await Promise.all([
      cim9(['list', what, '--json'], { cwd: folder }),
      cim9(['list', what], { cwd: folder }),
    ])
    expect([json.code, plain.code]).toEqual([0, 0])
    const rows = JSON.parse(json.stdout) as { id: string; requirements?: string[] }[]
    const lines = plain.stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(/\s/)[0])).toEqual(rows.map(({ id }) => id))
    for (const line of lines) expect(line).toMatch(/^\S+\s+\S.{10}/)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    return rows
  }

  test('tells every scenario, requirement, assertion and fault by its id', async ({ folder }) => {
    const scenarios = await listed(folder, 'scenarios')
    expect(scenarios.map(({ id }) => id)).toEqual(expect.arrayContaining(['RD-001', 'RD-003.unknown', 'ENV-005.show']))
    const requirements = (await listed(folder, 'requirements')).map(({ id }) => id)
    for (const { id, requirements: cited = [] } of scenarios) {
      expect(cited.length, id).toBeGreaterThan(0)
      expect(requirements).toEqual(expect.arrayContaining(cited))
    }
    expect((await listed(folder, 'assertions')).map(({ id }) => id)).toEqual(assertions.map(({ id }) => id))
    expect((await listed(folder, 'faults')).map(({ id }) => id)).toEqual(faults.map(({ name }) => name))
  })
})

test('cim9 report renders the same statement from results.json again', async ({ folder }) => {
  await cim9(['run', 'RD-001'], { cwd: folder })
  const statement = join(runFolder(folder), 'statement.html')
  const before = readFileSync(statement, 'utf8')
  rmSync(statement)
  const { code, stdout } = await cim9(['report'], { cwd: folder, timeoutMs: 120_000 })
  expect(readFileSync(statement, 'utf8')).toBe(before)
  expect(stdout).toContain('statement.html')
  expect(code).toBe(0)
})
