import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** How messages travel as files: which folders, and how answers are named. */

/** In which {name} is the name of the request without its ending. */
export const usualAnswers = '{name}.reply.xml'
/** The SUT names its answers as it likes: then one request at a time is under way, and what comes meanwhile is its answer. */
export const anyName = 'any'

/** What is still being written, by the habits of the field. */
const unfinishedName = /^\.|\.(?:tmp|part|filepart)$/i

/** Is a file of that name whole, as far as names tell? */
export const isFinishedName = (name: string): boolean => !unfinishedName.test(name)

/**
 * The path of a folder that is written as a `file:` URL or as an absolute path.
 *
 * @throws Error with a sentence for the user where it is neither
 * @example folderPath('file:///srv/exchange/to-hes') // '/srv/exchange/to-hes'
 */
export function folderPath(text: string): string {
  const remedy = 'Write the whole path: file:///srv/exchange/to-hes, or file:///C:/exchange/to-hes on Windows.'
  if (!/^file:/i.test(text)) {
    if (isAbsolute(text)) return text
    throw new Error(`"${text}" is a relative path: which folder it is depends on where cim9 is started. ${remedy}`)
  }
  if (!/^file:(?:\/\/[^/]*)?\//i.test(text)) throw new Error(`"${text}" is no absolute path. ${remedy}`)
  if (/[?#]/.test(text)) throw new Error(`"${text}" has ? or # in it. Write %3F and %23 in their place.`)
  const { hostname } = new URL(text)
  try {
    return fileURLToPath(text)
  } catch (error) {
    const why = hostname
      ? `names the machine ${hostname}, by which no folder is reached here. Mount it, and write three slashes`
      : `is no path here: ${error instanceof Error ? error.message : String(error)}. Write`
    throw new Error(`"${text}" ${why}: file:///srv/exchange/to-hes.`, { cause: error })
  }
}

/** Why that is no folder, in a sentence; undefined where it can be one. */
export function whyNoFolder(text: string): string | undefined {
  try {
    folderPath(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A folder, as a `file:` URL or as an absolute path. */
export const folder = z.string().refine((text) => whyNoFolder(text) === undefined, {
  error: ({ input }) => `must be a folder: ${whyNoFolder(String(input)) ?? ''}`,
})

const answers = z
  .string()
  .refine(
    (pattern) =>
      pattern === anyName ||
      (pattern.split('{name}').length === 2 &&
        !/[/\\]/.test(pattern) &&
        isFinishedName(pattern.replace('{name}', 'n'))),
    `must hold {name} once, as "${usualAnswers}" does, and be the name of a finished file; or be "${anyName}"`,
  )

/** IXIT: how a SUT takes and answers files. */
export const fileExchange = z.strictObject({
  /** The folder into which the SUT puts its answers; `replies` beside that of the requests where nothing is said. */
  replies: folder.optional(),
  /** How it names them: a pattern, or `any`. */
  answers: answers.default(usualAnswers),
  /** How often a folder is looked at beside the notices of the system, which network shares do not send; milliseconds. */
  pollMs: z.int().min(10).max(60_000).default(500),
  /** A file that is no whole document is taken as it is once it has not changed for so long; milliseconds. */
  settleMs: z.int().min(10).max(600_000).default(2_000),
})
export type FileExchange = z.infer<typeof fileExchange>

/**
 * A folder that stands beside that of the requests, where nothing else is declared.
 *
 * @throws Error with a sentence for the user where one of them is no folder
 */
export const folderBeside = (requests: string, name: 'replies' | 'callbacks', declared: string | undefined): string =>
  declared === undefined ? join(dirname(folderPath(requests)), name) : folderPath(declared)
