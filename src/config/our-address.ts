import type { Ixit } from './ixit.ts'
import { familyOf, transportOf } from './transport.ts'

/** Where we listen for what a SUT sends by itself: at an address of our own, at a broker, or in a folder. */
export type Listening = ReturnType<typeof familyOf>

/** By what we listen: at the broker or in the folder that is declared; else by what carries the requests. */
export const listeningBy = ({ callback }: Pick<Ixit, 'callback'>, endpoint: string): Listening => {
  if (callback.broker !== undefined) return 'broker'
  return callback.folder !== undefined ? 'folder' : familyOf(transportOf(endpoint))
}

/** What a SUT sends to an address that it was told before. */
export type Sent = 'events' | 'results' | 'requests'

/**
 * Why a SUT cannot know where that goes: an HTTP port that is another in each run, or a queue or folder of ours that it was
 * never told.
 *
 * @returns a sentence that says what to write; undefined where it can know
 */
export function whyUnknown(ixit: Pick<Ixit, 'callback'>, endpoint: string, what: Sent): string | undefined {
  const { port, destinations } = ixit.callback
  const by = listeningBy(ixit, endpoint)
  if (by === 'folder')
    return destinations[what] === undefined
      ? `The SUT cannot know where its ${what} go. Write ixit.callback.destinations.${what}: the folder into which it puts them, as file:///srv/exchange/${what}.`
      : undefined
  if (by === 'broker')
    return destinations[what] === undefined
      ? `The SUT cannot know where its ${what} go. Write ixit.callback.destinations.${what}: the queue, or topic://NAME, to which it sends them.`
      : undefined
  return port === 0
    ? `The SUT cannot know where its ${what} go, since our port is another in each run. Write ixit.callback.port, and let the SUT send its ${what} to the path /cim9/${what} there.`
    : undefined
}
