import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { isFinishedName, usualAnswers } from '../../config/files.ts'
import { answerName, putFile, stemOf } from '../../transports/file/put.ts'
import { openReader } from '../../transports/file/take.ts'
import { watchFolder } from '../../transports/file/watch.ts'
import { defaultLimits } from '../../xml/intake.ts'
import type { HeadEnd } from './head-end.ts'
import { serve } from './service.ts'

/** How a head end is reached by files: paths of folders that exist. */
export interface FolderOptions {
  readonly requests: string
  readonly replies: string
}

/** How often it looks where the system tells nothing, and how long it waits for what is no whole document; milliseconds. */
const pollMs = 200
const settleMs = 200

/** Takes requests from a folder and puts the answer to each, named after it, into another, until it is closed. */
export function openFolderDoor({ requests, replies }: FolderOptions, headEnd: HeadEnd): { close(): Promise<void> } {
  const see = openReader({ maxBytes: defaultLimits.maxBytes, settleMs })
  const watch = watchFolder(requests, pollMs, async () => {
    let soonMs: number | undefined
    // A folder that is away for a while is looked for again.
    const names = await readdir(requests).catch(() => [])
    for (const name of names.filter(isFinishedName).sort()) {
      const seen = await see(join(requests, name)).catch(() => 'nothing' as const)
      if (seen === 'nothing') continue
      if ('againInMs' in seen) soonMs = Math.min(soonMs ?? seen.againInMs, seen.againInMs)
      // What was taken back in the meantime is not carried out.
      else if (await seen.take()) void respond(basename(seen.path), seen.bytes, replies, headEnd)
    }
    return soonMs
  })
  return { close: () => watch.close() }
}

async function respond(name: string, bytes: Uint8Array, replies: string, headEnd: HeadEnd): Promise<void> {
  const { answer, answered, dropped } = await serve(bytes, undefined, 'file', headEnd)
  const treatment = headEnd.behaviours['wire.send'](answer)
  if (treatment.kind === 'close' || treatment.kind === 'silence') {
    dropped()
    return
  }
  if (treatment.kind === 'send' && treatment.delayMs !== undefined) await after(treatment.delayMs)
  const { bytes: whole } = treatment.answer
  const body = treatment.kind === 'cut' ? whole.subarray(0, treatment.afterBytes) : whole
  // Whose folder is gone is not answered.
  await putFile(replies, answerName(usualAnswers, stemOf(name)), body).then(answered, dropped)
}
