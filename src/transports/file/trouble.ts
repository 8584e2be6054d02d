import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import type { TransportEvent } from '../../exchange/entries.ts'
import { reasonOf } from '../http/failures.ts'

/** A folder or a file cannot be used, of which the SUT need not know. */
export class FolderTrouble extends Error {
  override readonly name = 'FolderTrouble'
  readonly event: Extract<TransportEvent['event'], 'refused' | 'rejected'>
  constructor(event: FolderTrouble['event'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.event = event
  }
}

/** What went wrong with that folder: it is not there, or we may not do there what we must. */
export function troubleWith(what: string, error: unknown): FolderTrouble {
  if (error instanceof FolderTrouble) return error
  if (!isSystemError(error)) throw error
  const [event, advice] =
    error.code === 'ENOENT'
      ? (['refused', 'Make it, mount it, or correct its path.'] as const)
      : (['rejected', 'Let the user who runs cim9 read, write and rename there.'] as const)
  return new FolderTrouble(event, `${what} cannot be used: ${reasonOf(error)}. ${advice}`, { cause: error })
}

/**
 * Sees that a folder is there, and that we may read it and rename in it.
 *
 * @throws FolderTrouble where that is not so
 */
export async function requireFolder(path: string, what: string): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory())
      throw new FolderTrouble('refused', `${what}, ${path}, is no folder. Correct its path.`)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw troubleWith(what, error)
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error

/** Did it fail since the file was not there any more? */
export const isGone = (error: unknown): boolean => isSystemError(error) && error.code === 'ENOENT'
