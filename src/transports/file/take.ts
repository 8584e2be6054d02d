import { lstat, mkdir, open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readXml } from '../../xml/intake.ts'
import { isGone } from './trouble.ts'

/** The folder, within the one where files arrive, into which we move what we have read. */
export const takenFolder = 'taken'

/** A file that is whole. */
export interface WholeFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Set where it is larger than we take in; the bytes are its beginning. */
  readonly overLimit?: true
  /**
   * Moves it out of the way: then it is ours alone.
   *
   * @returns false where it is gone: whoever put it has taken it back, or another reader was first
   */
  take(): Promise<boolean>
}

/** What a look at a file shows: nothing new, a whole one, or one of which nobody can say yet that it is whole. */
export type Seen = WholeFile | 'nothing' | { readonly againInMs: number }

/** A file at the moment of a look. */
interface Mark {
  readonly size: number
  readonly mtimeMs: number
}

/**
 * Reads files that others put into a folder, and never half of one. Not everybody renames what he has written, so a file is whole
 * when it is a document to its end (no beginning of one is), or when it has not changed for as long as is declared. Nothing else
 * is concluded from what stands in it.
 */
export function openReader({ maxBytes, settleMs }: { readonly maxBytes: number; readonly settleMs: number }) {
  /** Of those that are not whole: since when they are as they are; monotonic. */
  const unfinished = new Map<string, Mark & { readonly since: number }>()
  /** What was read and cannot be moved away. */
  const done = new Map<string, Mark>()

  const take = async (path: string, mark: Mark): Promise<boolean> => {
    try {
      await moveAway(path)
    } catch (error) {
      if (isGone(error)) return false
      done.set(path, mark)
    }
    return true
  }

  /**
   * Looks at a file.
   *
   * @throws Error as the system says it, where it cannot be read
   */
  return async function look(path: string): Promise<Seen> {
    try {
      const { size, mtimeMs, ...before } = await lstatOf(path)
      if (!before.isFile || isSame(done.get(path), { size, mtimeMs })) return 'nothing'
      const known = unfinished.get(path)
      const unchanged = isSame(known, { size, mtimeMs })
      const restedMs = known && unchanged ? performance.now() - known.since : 0
      const settled = restedMs >= settleMs
      if (unchanged && !settled) return { againInMs: settleMs - restedMs }
      const bytes = await readUpTo(path, maxBytes)
      const after = await lstatOf(path)
      const stable = after.size === size && after.mtimeMs === mtimeMs
      if (stable && (settled || (size <= maxBytes && readXml(bytes).ok))) {
        unfinished.delete(path)
        return {
          path,
          bytes,
          ...(size > maxBytes && { overLimit: true }),
          take: () => take(path, { size, mtimeMs }),
        }
      }
      unfinished.set(path, { size: after.size, mtimeMs: after.mtimeMs, since: performance.now() })
      return { againInMs: settleMs }
    } catch (error) {
      unfinished.delete(path)
      if (isGone(error)) return 'nothing'
      throw error
    }
  }
}

const isSame = (one: Mark | undefined, other: Mark): boolean =>
  one?.size === other.size && one.mtimeMs === other.mtimeMs

/** Of the file itself: where a link leads is nobody's business. */
async function lstatOf(path: string): Promise<Mark & { readonly isFile: boolean }> {
  const told = await lstat(path)
  return { size: told.size, mtimeMs: told.mtimeMs, isFile: told.isFile() }
}

async function readUpTo(path: string, maxBytes: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of file.createReadStream({ end: maxBytes - 1, autoClose: false })) {
      chunks.push(chunk as Buffer)
      size += (chunk as Buffer).length
    }
    return Buffer.concat(chunks, size)
  } finally {
    await file.close()
  }
}

/** Nothing that is there already is overwritten. */
async function moveAway(path: string): Promise<void> {
  const folder = join(dirname(path), takenFolder)
  await mkdir(folder, { recursive: true })
  for (let number = 1; ; number += 1) {
    const target = join(folder, number === 1 ? basename(path) : `${basename(path)}.${number}`)
    if (await isFree(target)) return rename(path, target)
  }
}

const isFree = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: unknown) => {
      if (isGone(error)) return true
      throw error
    },
  )
