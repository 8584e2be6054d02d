import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { fileExchange, folderPath, whyNoFolder } from '../../src/config/files.ts'
import { address } from '../../src/config/transport.ts'
import { takenFolder } from '../../src/transports/file/take.ts'
import { listeners, transports } from '../../src/transports/index.ts'
import { probe } from '../../src/transports/probe.ts'
import type { Acceptance, Arrival, Listener, Transport } from '../../src/transports/transport.ts'
import { deadlineOf, eventOf, messagesOf, newRecorder, outgoing, talk } from './broker-talk.ts'

/** Files as a transport, with real files; the far party is written here, or a shell, and shares no code. */

let folder: string
const cleanups: (() => Promise<unknown>)[] = []
const closing = <T extends { close(): Promise<unknown> }>(one: T): T => {
  cleanups.push(() => one.close())
  return one
}
const requests = () => join(folder, 'requests')
const replies = () => join(folder, 'replies')
const callbacks = () => join(folder, 'callbacks')

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cim9-file-test-'))
  for (const path of [requests(), replies(), callbacks()]) mkdirSync(path)
})
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  rmSync(folder, { recursive: true, force: true })
})

/** What stands in a folder, without folders in it. */
const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name)
    .sort()

const quick = { pollMs: 20, settleMs: 200 }
function openTo({ replyMs = 5_000, maxBytes = 100_000, ...files }: Record<string, number | string> = {}): Transport {
  return closing(
    transports.file(
      { url: pathToFileURL(requests()).href, files: fileExchange.parse({ ...quick, ...files }) },
      { connectMs: 1_000, replyMs: Number(replyMs) },
      { maxBytes: Number(maxBytes) },
    ),
  )
}

/** A SUT of which each request is treated so, as soon as it is seen; by a loop of its own. */
function sutThat(treat: (name: string, number: number) => unknown): void {
  let number = 0
  const seen = new Set<string>()
  const timer = setInterval(() => {
    for (const name of existsSync(requests()) ? filesIn(requests()) : []) {
      if (name.startsWith('.') || seen.has(name)) continue
      seen.add(name)
      treat(name, ++number)
    }
  }, 5)
  cleanups.push(() => {
    clearInterval(timer)
    return Promise.resolve()
  })
}
const take = (name: string): string => {
  const path = join(folder, name)
  renameSync(join(requests(), name), path)
  return readFileSync(path, 'utf8')
}
const replyName = (name: string): string => name.replace(/\.xml$/, '.reply.xml')
const put = (path: string, text: string | Uint8Array): Promise<void> =>
  writeFile(`${path}.tmp`, text).then(() => renameSync(`${path}.tmp`, path))
const answer = (name: string, text: string): Promise<void> => put(join(replies(), replyName(name)), text)
const textIn = (body: unknown): unknown => (body as { text?: string }).text

test.describe('an exchange', () => {
  test('a request is a file, its answer is found by its name, and is moved out of the way', async () => {
    sutThat((name) => answer(name, `<b>${take(name)}</b>`))
    const [request, reply, ...rest] = messagesOf(await talk(openTo(), '<a>ä</a>'))
    expect(rest).toEqual([])
    expect(request?.meta).toEqual({
      url: pathToFileURL(requests()).href,
      headers: {},
      file: expect.stringMatching(/^cim9-.*\.xml$/) as unknown,
    })
    expect(reply).toMatchObject({ transport: 'file', inResponseTo: request?.seq, body: { text: '<b><a>ä</a></b>' } })
    expect(filesIn(replies())).toEqual([])
    expect(filesIn(join(replies(), takenFolder))).toEqual([reply?.meta.file])
  })

  test('a far party that is a shell finds the request whole, by its final name only', async () => {
    const script = `cd ${requests()}; while :; do for one in *; do [ -f "$one" ] || continue
      sha1sum < "$one" | cut -c1-40 > ../sum; mv "$one" ..; printf '<sum>%s</sum>' "$(cat ../sum)" > "../replies/.x"; mv ../replies/.x "../replies/\${one%.xml}.reply.xml"; done; sleep 0.01; done`
    const shell = spawn('sh', ['-c', script], { stdio: 'ignore' })
    cleanups.push(() => Promise.resolve(shell.kill('SIGKILL')))
    const { createHash } = await import('node:crypto')
    const text = `<a>${'x'.repeat(3_000_000)}</a>`
    const [, reply] = messagesOf(await talk(openTo(), text))
    expect(textIn(reply?.body)).toBe(`<sum>${createHash('sha1').update(text).digest('hex')}</sum>`)
  })

  test('many at a time get each its own answer, and the names of requests sort as they were made', async () => {
    const waiting: string[] = []
    sutThat((name) => {
      waiting.push(name)
      if (waiting.length === 20)
        void Promise.all([...waiting].reverse().map((one) => answer(one, `<b>${take(one)}</b>`)))
    })
    const transport = openTo()
    const texts = Array.from({ length: 20 }, (_, number) => `<a>${number}</a>`)
    const talks = await Promise.all(texts.map((text) => talk(transport, text)))
    for (const [at, entries] of talks.entries())
      expect(messagesOf(entries).map(({ body }) => textIn(body))).toEqual([texts[at], `<b>${texts[at] ?? ''}</b>`])
  })

  test('the pattern of names is the one that is declared', async () => {
    sutThat((name) => put(join(replies(), `RE_${name.replace(/\.xml$/, '')}_1.xml`), `<b>${take(name)}</b>`))
    expect(messagesOf(await talk(openTo({ answers: 'RE_{name}_1.xml' })))).toHaveLength(2)
  })

  test('a second answer is in the record as well, until the scenario is over', async () => {
    sutThat((name) => {
      take(name)
      return answer(name, '<first/>')
    })
    const [recorder, transport] = [newRecorder(), openTo()]
    await transport.send(outgoing('<a/>'), recorder)
    const name = messagesOf(recorder.record().entries)[0]?.meta.file ?? ''
    await answer(name, '<second/>')
    const said = () => messagesOf(recorder.record().entries).map(({ body }) => textIn(body))
    await expect.poll(said).toEqual(['<a/>', '<first/>', '<second/>'])
    expect(filesIn(join(replies(), takenFolder))).toEqual([replyName(name), `${replyName(name)}.2`])
    await transport.finish(recorder)
    await answer(name, '<third/>')
    // Nobody waits for it: it stays where it is.
    await talk(transport)
    expect(said()).toHaveLength(3)
    expect(filesIn(replies())).toEqual([replyName(name)])
  })

  test('of what is larger than we take in, the beginning is read', async () => {
    sutThat((name) => {
      take(name)
      return answer(name, `<a>${'x'.repeat(200_000)}</a>`)
    })
    const [, reply] = messagesOf(await talk(openTo()))
    expect(reply?.meta.overLimit).toBe(true)
    expect(String(textIn(reply?.body))).toHaveLength(100_000)
  })
})

test.describe('an answer that is written where it is read', () => {
  test('is not read before its end, however long that takes', async () => {
    const text = `<a>${'<b>é</b>'.repeat(100)}</a>`
    const bytes = Buffer.from(text)
    sutThat((name) => {
      take(name)
      const path = join(replies(), replyName(name))
      // Pauses shorter than what is declared, all of them together far longer; the last piece after a whole element.
      const pieces = [0, 5, 6, 100, bytes.length - 4, bytes.length]
      void (async () => {
        for (const [at, end] of pieces.entries()) {
          if (at) await appendFile(path, bytes.subarray(pieces[at - 1], end))
          await new Promise((resolve) => setTimeout(resolve, 90))
        }
      })()
    })
    const [, reply] = messagesOf(await talk(openTo()))
    expect(textIn(reply?.body)).toBe(text)
  })

  test('is read as it is where it stays cut: what the SUT left is what it said', async () => {
    sutThat((name) => {
      take(name)
      return answer(name, '<a><b>cut')
    })
    const since = performance.now()
    const [, reply] = messagesOf(await talk(openTo()))
    expect(textIn(reply?.body)).toBe('<a><b>cut')
    expect(performance.now() - since).toBeGreaterThan(quick.settleMs)
  })

  for (const unfinished of ['.hidden', 'x.tmp', 'x.part', 'x.FILEPART'])
    test(`is not seen under the name ${unfinished}`, async () => {
      sutThat((name) => {
        take(name)
        void put(join(replies(), 'whole.xml'), '<b/>')
        return writeFile(join(replies(), unfinished), '<a/>')
      })
      const [, reply] = messagesOf(await talk(openTo({ answers: 'any' })))
      expect(reply?.meta.file).toBe('whole.xml')
      expect(filesIn(replies())).toContain(unfinished)
    })

  test('is not read where it is no file but a link', async () => {
    const { symlinkSync } = await import('node:fs')
    await writeFile(join(folder, 'secret'), '<secret/>')
    sutThat((name) => {
      take(name)
      symlinkSync(join(folder, 'secret'), join(replies(), replyName(name)))
    })
    expect(messagesOf(await talk(openTo({ replyMs: 300 })))).toHaveLength(1)
  })
})

test.describe('silence', () => {
  test('where nobody takes requests: the request is taken back, and nothing is said against anybody', async () => {
    const entries = await talk(openTo({ replyMs: 200 }))
    expect(deadlineOf(entries)).toMatchObject({ limit: 'reply', reachable: false })
    expect(readdirSync(requests())).toEqual([])
  })

  test('of one that takes and has never answered is not proven; of one that has answered, it is', async () => {
    let isMute = true
    sutThat((name) => {
      take(name)
      if (!isMute) void answer(name, '<b/>')
    })
    const transport = openTo({ replyMs: 1_000 })
    expect(deadlineOf(await talk(transport))).toMatchObject({ reachable: false })
    isMute = false
    expect(messagesOf(await talk(transport))).toHaveLength(2)
    isMute = true
    expect(deadlineOf(await talk(transport))).toMatchObject({ reachable: true })
  })

  test('of one that took all before and does not take this one: it is gone', async () => {
    sutThat((name, number) => {
      if (number > 1) return
      take(name)
      void answer(name, '<b/>')
    })
    const transport = openTo({ replyMs: 1_000 })
    await talk(transport)
    expect(deadlineOf(await talk(transport))).toMatchObject({ reachable: false })
    expect(filesIn(requests())).toEqual([])
  })

  test('of one that lets requests lie until they are answered is proven; what it leaves is taken back', async () => {
    sutThat((name, number) => (number === 1 ? answer(name, '<b/>') : undefined))
    const transport = openTo({ replyMs: 1_000 })
    const recorder = newRecorder()
    await transport.send(outgoing('<a/>'), recorder)
    expect(filesIn(requests())).toHaveLength(1)
    await transport.finish(recorder)
    expect(filesIn(requests())).toEqual([])
    expect(deadlineOf(await talk(transport))).toMatchObject({ reachable: true })
  })

  test('nothing of ours is left when the transport is closed', async () => {
    sutThat((name) => answer(name, '<b/>'))
    const transport = openTo()
    await talk(transport)
    await transport.close()
    expect(readdirSync(requests())).toEqual([])
    await expect(talk(transport)).rejects.toThrow(/closed/)
  })
})

test.describe('folders that cannot be used', () => {
  test('a missing one is told, and nothing is sent', async () => {
    for (const [gone, words] of [
      [replies(), /ixit\.files\.replies.*ENOENT.*Make it/],
      [requests(), /sut\.endpoint.*ENOENT.*Make it/],
    ] as const) {
      rmSync(gone, { recursive: true })
      expect(eventOf(await talk(openTo()))).toMatchObject({ event: 'refused', requestSent: false, detail: words })
      if (gone === replies()) expect(readdirSync(requests())).toEqual([])
      expect(await probe({ url: pathToFileURL(requests()).href }, 1_000)).toMatchObject({ unreachable: words })
    }
  })

  for (const answers of ['{name}.reply.xml', 'any'])
    for (const [which, path] of Object.entries({ answers: replies, requests }))
      test(`that of ${which}, which goes away while an answer is awaited, is nobody's silence: ${answers}`, async () => {
        sutThat((name, number) => {
          take(name)
          if (number === 1) void answer(name, '<b/>')
          else renameSync(path(), join(folder, 'elsewhere'))
        })
        const transport = openTo({ replyMs: 1_500, answers })
        expect(messagesOf(await talk(transport))).toHaveLength(2)
        const entries = await talk(transport)
        expect(deadlineOf(entries)).toBeUndefined()
        expect(eventOf(entries)).toMatchObject({ event: 'refused', requestSent: true })
        if (!existsSync(requests())) mkdirSync(requests())
      })

  test('one where we may not write', async () => {
    test.skip(process.getuid?.() === 0, 'who is root may write everywhere')
    chmodSync(requests(), 0o555)
    expect(eventOf(await talk(openTo()))).toMatchObject({ event: 'rejected', requestSent: false, detail: /EACCES/ })
  })

  test('one that is a file', async () => {
    rmSync(replies(), { recursive: true })
    await writeFile(replies(), '')
    expect(eventOf(await talk(openTo()))).toMatchObject({ event: 'refused', detail: /is no folder/ })
  })

  test('one for requests and answers is told, where a request would be its own answer', () => {
    for (const answers of ['any', '{name}.xml'])
      expect(() => openTo({ replies: requests(), answers })).toThrow(/would be its own answer.*Write another folder/)
    expect(() => openTo({ replies: requests() })).not.toThrow()
  })
})

test.describe('where the SUT names its answers as it likes', () => {
  test('one request at a time is under way, and what comes meanwhile is its answer', async () => {
    await writeFile(join(replies(), 'old.xml'), '<old/>')
    let underWay = 0
    let most = 0
    sutThat((name, number) => {
      most = Math.max(most, ++underWay)
      const text = take(name)
      setTimeout(() => {
        underWay -= 1
        void put(join(replies(), `${900 - number}.XML`), `<b>${text}</b>`)
      }, 20)
    })
    const transport = openTo({ answers: 'any' })
    const texts = ['<a>1</a>', '<a>2</a>', '<a>3</a>']
    const talks = await Promise.all(texts.map((text) => talk(transport, text)))
    expect(most).toBe(1)
    for (const [at, entries] of talks.entries())
      expect(messagesOf(entries).map(({ body }) => textIn(body))).toEqual([texts[at], `<b>${texts[at] ?? ''}</b>`])
    expect(filesIn(replies())).toEqual(['old.xml'])
  })

  test('an answer that comes late is not taken for that of the next', async () => {
    sutThat((name, number) => {
      const text = take(name)
      setTimeout(() => void put(join(replies(), `${number}.xml`), `<b>${text}</b>`), number === 1 ? 1_500 : 10)
    })
    const transport = openTo({ answers: 'any', replyMs: 1_000 })
    const recorder = newRecorder()
    await transport.send(outgoing('<a>1</a>'), recorder)
    expect(deadlineOf(recorder.record().entries)).toBeDefined()
    const next = messagesOf(await talk(transport, '<a>2</a>'))
    expect(next.map(({ body }) => textIn(body))).toEqual(['<a>2</a>', '<b><a>2</a></b>'])
  })
})

test.describe('listening', () => {
  const listen = async (more: Partial<Parameters<typeof listeners.file>[0]> = {}, strays: Arrival[] = []) =>
    closing<Listener>(
      await listeners.file(
        { host: '', port: 0, folder: callbacks(), files: fileExchange.parse(quick), ...more },
        { maxBytes: 1_000, connectMs: 1_000, onStray: (stray) => strays.push(stray) },
      ),
    )
  const inbox = (accept: (number: number) => Partial<Acceptance> = () => ({})) => {
    const arrivals: Arrival[] = []
    return {
      arrivals,
      texts: () => arrivals.map(({ bytes }) => Buffer.from(bytes).toString()),
      receive: (arrival: Arrival): Acceptance => ({
        ...{ status: 200, headers: {}, bytes: new Uint8Array() },
        ...accept(arrivals.push(arrival)),
      }),
    }
  }

  test('each mailbox is a folder of ours, where files come in order', async () => {
    const [listener, box] = [await listen(), inbox()]
    await listener.open('one', box)
    const at = listener.address('one')
    expect(at).toBe(pathToFileURL(join(callbacks(), 'one')).href)
    for (const name of ['b', 'a', 'c']) await put(join(folderPath(at), `${name}.xml`), `<${name}/>`)
    await expect.poll(box.texts).toEqual(['<b/>', '<a/>', '<c/>'])
    expect(box.arrivals[0]).toMatchObject({ transport: 'file', meta: { url: at, file: 'b.xml' } })
    listener.closeMailbox('one')
    await listener.open('empty', box)
    listener.closeMailbox('empty')
    await listener.close()
    expect(existsSync(join(callbacks(), 'empty'))).toBe(false)
    expect(filesIn(join(callbacks(), 'one', takenFolder))).toEqual(['a.xml', 'b.xml', 'c.xml'])
  })

  test('what is not taken stays and is offered again; what is answered has its answer beside it', async () => {
    const box = inbox((number) =>
      number === 1 ? { status: 503 } : number === 2 ? { silent: true } : { bytes: Buffer.from('<thanks/>') },
    )
    const listener = await listen()
    await listener.open('one', box)
    const path = join(callbacks(), 'one')
    await put(join(path, 'event.xml'), '<a/>')
    await expect.poll(box.texts).toEqual(['<a/>', '<a/>', '<a/>'])
    await expect.poll(() => filesIn(path)).toEqual(['event.reply.xml'])
    expect(readFileSync(join(path, 'event.reply.xml'), 'utf8')).toBe('<thanks/>')
    await put(join(path, 'next.xml'), '<b/>')
    await expect.poll(box.texts).toEqual(['<a/>', '<a/>', '<a/>', '<b/>'])
  })

  test('in a folder that the SUT was told before, what was there already belongs to nobody', async () => {
    const events = join(folder, 'events')
    mkdirSync(events)
    await put(join(events, 'old.xml'), '<old/>')
    const [strays, box] = [[] as Arrival[], inbox()]
    const listener = await listen({ destinations: { events } }, strays)
    await listener.open('events', box)
    await put(join(events, 'new.xml'), '<new/>')
    await expect.poll(box.texts).toEqual(['<new/>'])
    expect(strays.map(({ meta }) => meta.file)).toEqual(['old.xml'])
    listener.closeMailbox('events')
    await listener.close()
    expect(existsSync(events)).toBe(true)
  })

  test('a SUT that sees our folders under another path is told that one', async () => {
    const listener = await listen({ publicUrl: 'file:///Z:/exchange/callbacks' })
    expect(listener.address('one')).toBe('file:///Z:/exchange/callbacks/one')
  })

  test('a folder that is not there is trouble with a sentence', async () => {
    await expect(listen({ folder: join(folder, 'nowhere') })).rejects.toMatchObject({
      name: 'FolderTrouble',
      message: /ixit\.callback\.folder.*ENOENT/,
    })
  })
})

test('a folder is written as a whole path or as a URL of one, and everything else is told', () => {
  expect(folderPath('file:///srv/to%20hes')).toBe('/srv/to hes')
  expect(folderPath('/srv/to hes')).toBe('/srv/to hes')
  expect(folderPath('file:///C:/exchange/in')).toMatch(/C:[\\/]exchange[\\/]in$/)
  for (const [text, words] of [
    ['exchange/in', /relative path.*file:\/\/\/srv/],
    ['file:exchange/in', /no absolute path/],
    ['file:./in', /no absolute path/],
    ['file://srv/exchange', /names the machine srv.*three slashes/],
    ['file:///srv/what?', /%3F/],
    ['', /relative path/],
  ] as const) {
    expect(whyNoFolder(text), text).toMatch(words)
    if (text.startsWith('file:')) expect(address.safeParse(text).error?.issues[0]?.message, text).toMatch(words)
  }
  for (const answers of ['reply.xml', '{name}/x', '{name}.{name}', '.{name}', '{name}.tmp'])
    expect(fileExchange.safeParse({ answers }).error?.issues[0]?.message, answers).toMatch(/\{name\} once/)
})
