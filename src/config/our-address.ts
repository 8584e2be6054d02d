import type { Ixit } from './ixit.ts'
import { transportOf } from './transport.ts'

/** Where we listen for what a SUT sends by itself. */
export type Listening = 'http' | 'broker'

/** By what we listen: at the broker that is declared, or that of the requests; else by HTTP. */
export const listeningBy = ({ callback }: Pick<Ixit, 'callback'>, endpoint: string): Listening =>
  callback.broker !== undefined || transportOf(endpoint) !== 'http' ? 'broker' : 'http'

/** What a SUT sends to an address that it was told before. */
export type Sent = 'events' | 'results'

/**
 * Why a SUT cannot know where that goes: an HTTP port that is another in each run, or a queue of ours that it was never told.
 *
 * @returns a sentence that says what to write; undefined where it can know
 */
export function whyUnknown(ixit: Pick<Ixit, 'callback'>, endpoint: string, what: Sent): string | undefined {
  const { port, destinations } = ixit.callback
  if (listeningBy(ixit, endpoint) === 'broker')
    return destinations[what] === undefined
      ? `The SUT cannot know where its ${what} go. Write ixit.callback.destinations.${what}: the queue, or topic://NAME, to which it sends them.`
      : undefined
  return port === 0
    ? `The SUT cannot know where its ${what} go, since our port is another in each run. Write ixit.callback.port, and let the SUT send its ${what} to the path /cim9/${what} there.`
    : undefined
}
