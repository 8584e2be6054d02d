import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { anyName, isFinishedName } from '../../config/files.ts'
import type { Exchange } from './exchange.ts'
import { answerName } from './put.ts'
import { openReader, type WholeFile } from './take.ts'
import { FolderTrouble, troubleWith } from './trouble.ts'
import { watchFolder } from './watch.ts'

/** Who waits for the answer to a request. */
export interface Waiting {
  /** Given each file that answers the request: the answer, and what comes besides. */
  hear(file: WholeFile): void
}

/** The folder of answers. */
export interface Replies {
  /**
   * Waits for the answers to the request of that name, from now on.
   *
   * @throws FolderTrouble where it cannot be seen what is there already
   */
  expect(stem: string, waiting: Waiting): Promise<{ stop(): void }>
  /** Looks once more; returns what hindered us from looking. */
  look(): Promise<FolderTrouble | undefined>
  close(): Promise<void>
}

/** Opens the folder of answers: they are found by the names of their requests, or by the time where names say nothing. */
export function openReplies({ replies: folder, answers, pollMs, settleMs }: Exchange, maxBytes: number): Replies {
  const see = openReader({ maxBytes, settleMs })
  /** By the path of the answer; where names say nothing, of all answers. */
  const expected = new Map<string, Waiting>()
  /** What was there before anybody was asked. */
  let foreign: ReadonlySet<string> = new Set()
  let trouble: FolderTrouble | undefined

  const names = async (): Promise<readonly string[]> => (await readdir(folder)).filter(isFinishedName).sort()

  const candidates = async (): Promise<readonly (readonly [string, Waiting])[]> => {
    if (answers !== anyName) return [...expected]
    const [waiting] = expected.values()
    if (!waiting) return []
    return (await names()).filter((name) => !foreign.has(name)).map((name) => [join(folder, name), waiting])
  }

  const watch = watchFolder(folder, pollMs, async () => {
    let soonMs: number | undefined
    try {
      for (const [path, waiting] of await candidates()) {
        const seen = await see(path)
        if (seen === 'nothing') continue
        if ('againInMs' in seen) soonMs = Math.min(soonMs ?? seen.againInMs, seen.againInMs)
        else if (await seen.take()) waiting.hear(seen)
      }
      trouble = undefined
    } catch (error) {
      trouble = troubleWith(`What answers a request in ${folder}`, error)
    }
    return soonMs
  })

  return {
    expect: async (stem, waiting) => {
      if (answers === anyName)
        foreign = new Set(
          await names().catch((error: unknown) => {
            throw troubleWith('The folder of answers (ixit.files.replies)', error)
          }),
        )
      const key = join(folder, answers === anyName ? anyName : answerName(answers, stem))
      expected.set(key, waiting)
      return {
        stop: () => {
          if (expected.get(key) === waiting) expected.delete(key)
        },
      }
    },
    look: async () => {
      await watch.look()
      return trouble
    },
    close: () => watch.close(),
  }
}
