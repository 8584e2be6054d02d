import { chmod, lstat, mkdir, readdir, rmdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { anyName, fileExchange, folderPath, isFinishedName, usualAnswers } from '../../config/files.ts'
import type { Arrival, Listener, Mailbox, OpenListener } from '../transport.ts'
import { answerName, putFile, stemOf } from './put.ts'
import { openReader, takenFolder, type WholeFile } from './take.ts'
import { requireFolder, troubleWith } from './trouble.ts'
import { watchFolder, type FolderWatch } from './watch.ts'

/**
 * Listens in folders for what a SUT sends by itself. Each mailbox has a folder of its own, named after its token; or the one that
 * is declared for the token, where what was there before belongs to nobody.
 *
 * What is not accepted stays where it is, and is looked at again.
 */
export const listenFile: OpenListener = async (
  { folder, publicUrl, destinations = {}, files },
  { maxBytes, onStray },
) => {
  if (folder === undefined) throw new Error('The folder in which we listen is missing.')
  const base = folderPath(folder)
  const { pollMs, settleMs, answers } = fileExchange.parse(files ?? {})
  const declared = new Map(Object.entries(destinations))
  const watches = new Map<string, FolderWatch>()
  /** Those that are being closed: they may remove the folder that another is about to use. */
  const closing = new Map<string, Promise<void>>()
  const where = 'The folder in which we listen (ixit.callback.folder)'
  await requireFolder(base, where)

  const pathOf = (token: string): string => {
    const known = declared.get(token)
    return known === undefined ? join(base, token) : folderPath(known)
  }
  const address = (token: string): string => {
    const known = declared.get(token)
    if (known !== undefined) return pathToFileURL(folderPath(known)).href
    return `${(publicUrl ?? pathToFileURL(base).href).replace(/\/$/, '')}/${encodeURIComponent(token)}`
  }
  const arrivalOf = (token: string, { path, bytes, overLimit }: WholeFile): Arrival => ({
    transport: 'file',
    meta: { url: address(token), headers: {}, file: basename(path), ...(overLimit && { overLimit }) },
    bytes,
  })

  const open = async (token: string, mailbox: Mailbox): Promise<void> => {
    const path = pathOf(token)
    await closing.get(token)
    if (declared.has(token))
      await requireFolder(path, `The folder of its ${token} (ixit.callback.destinations.${token})`)
    else await makeLike(base, path).catch((error: unknown) => Promise.reject(troubleWith(where, error)))
    const foreign = new Set(declared.has(token) ? await readdir(path) : [])
    const see = openReader({ maxBytes, settleMs })
    /** What we have put there ourselves. */
    const ours = new Set<string>()

    const consume = async (file: WholeFile): Promise<void> => {
      const name = basename(file.path)
      if (foreign.delete(name)) {
        if (await file.take()) onStray(arrivalOf(token, file))
        return
      }
      const acceptance = mailbox.receive(arrivalOf(token, file))
      await acceptance.heldUntil
      if (acceptance.silent || acceptance.status >= 300) return
      await file.take()
      if (!acceptance.bytes.byteLength) return
      const answer = answerName(answers === anyName ? usualAnswers : answers, stemOf(name))
      ours.add(answer)
      // Whose folder is gone in the meantime does not hear it.
      await putFile(path, answer, acceptance.bytes).catch(() => undefined)
    }

    const watch = watchFolder(path, pollMs, async () => {
      let soonMs: number | undefined
      for (const name of await inOrder(path)) {
        if (ours.has(name)) continue
        const seen = await see(join(path, name)).catch(() => 'nothing' as const)
        if (!watches.has(token)) return undefined
        if (seen === 'nothing') continue
        if ('againInMs' in seen) soonMs = Math.min(soonMs ?? seen.againInMs, seen.againInMs)
        else await consume(seen)
      }
      return soonMs
    })
    watches.set(token, watch)
  }

  return {
    address,
    open,
    closeMailbox: (token) => {
      const watch = watches.get(token)
      watches.delete(token)
      if (watch)
        closing.set(
          token,
          watch.close().then(() => (declared.has(token) ? undefined : removeEmpty(pathOf(token)))),
        )
    },
    close: async () => {
      const all = [...watches.values()]
      watches.clear()
      await Promise.all([...all.map((watch) => watch.close()), ...closing.values()])
    },
  } satisfies Listener
}

/** The finished files of a folder, as they came; none where it is gone. */
async function inOrder(path: string): Promise<readonly string[]> {
  const names = await readdir(path).catch(() => [])
  const dated = await Promise.all(
    names.filter(isFinishedName).map(async (name) => ({
      name,
      at: await lstat(join(path, name), { bigint: true }).then(
        ({ mtimeNs }) => mtimeNs,
        () => 0n,
      ),
    })),
  )
  return dated
    .sort((one, other) => Number(one.at - other.at) || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name)
}

/** Makes a folder in which the same people may write as in the one that it is made in. */
async function makeLike(base: string, path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  // Another user's setting may not be ours to repeat: then it stays as the system made it.
  await chmod(path, (await stat(base)).mode & 0o7777).catch(() => undefined)
}

/** A folder of ours goes when nothing is in it; what a SUT has put there stays. */
async function removeEmpty(path: string): Promise<void> {
  for (const folder of [join(path, takenFolder), path]) await rmdir(folder).catch(() => undefined)
}
