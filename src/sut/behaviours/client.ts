import type { HttpAnswer } from '../reference/http-answer.ts'

/** The seams at which a SUT can go wrong that asks others. */
export interface ClientBehaviours {
  /** How an answer to a request of its own is acknowledged, given how it should be. */
  readonly 'client.takes': (due: HttpAnswer) => HttpAnswer
  /** Is a request over, once its answer was taken? */
  readonly 'client.isOver': () => boolean
}

export const conformingClient: ClientBehaviours = {
  'client.takes': (due) => due,
  'client.isOver': () => true,
}
