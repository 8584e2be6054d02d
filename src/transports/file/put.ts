import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts a file into a folder: nobody sees it before it is whole. It is written under a name that begins with a dot and ends in
 * `.part`, and renamed, which is one step within a folder.
 *
 * @throws Error as the system says it, with nothing left behind
 */
export async function putFile(folder: string, name: string, bytes: string | Uint8Array): Promise<void> {
  const unfinished = join(folder, `.${name}.part`)
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, join(folder, name))
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
}

let made = 0
/** The same for all files of a process: its start, and what tells it from others that began then. */
const mine = `${new Date().toISOString().replace(/\D/g, '')}-${crypto.randomUUID().slice(0, 8)}`

/** A name that no other file has, without ending; names sort as they were made. */
export const freshName = (): string => `cim9-${mine}-${String(++made).padStart(6, '0')}`

/** The name of a file without its last ending. */
export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '')

/** The name of the answer to a file. */
export const answerName = (pattern: string, stem: string): string => pattern.replace('{name}', () => stem)
