import { resolve } from 'node:path'
import { anyName, fileExchange, folderBeside, folderPath, type FileExchange } from '../../config/files.ts'
import type { Endpoint } from '../transport.ts'
import { answerName } from './put.ts'
import { requireFolder } from './trouble.ts'

/** Where requests go and answers come from, and by which rules. */
export type Exchange = Omit<FileExchange, 'replies'> & {
  /** Paths of folders. */
  readonly requests: string
  readonly replies: string
}

/**
 * Reads what is declared of an exchange of files.
 *
 * @throws Error with a sentence for the user where the endpoint is no folder, or a request could be taken for its own answer
 */
export function exchangeOf({ url, files }: Endpoint): Exchange {
  const { replies: declared, ...rules } = fileExchange.parse(files ?? {})
  const [requests, replies] = [folderPath(url), folderBeside(url, 'replies', declared)]
  const isOwn = rules.answers === anyName || answerName(rules.answers, 'name') === 'name.xml'
  if (resolve(requests) === resolve(replies) && isOwn)
    throw new Error(
      `Requests and answers share the folder ${requests}, and by ixit.files.answers "${rules.answers}" a request would be its own answer. Write another folder in ixit.files.replies, or a pattern that tells answers from requests.`,
    )
  return { ...rules, requests, replies }
}

/**
 * Sees that both folders are there, and that we may use them.
 *
 * @throws FolderTrouble where that is not so
 */
export async function requireUsable({ requests, replies }: Exchange): Promise<void> {
  await requireFolder(requests, 'The folder of requests (sut.endpoint)')
  await requireFolder(replies, 'The folder of answers (ixit.files.replies)')
}
