import { setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber'
import type { Asking, Conversation, Expected } from '../../src/conversation/index.ts'
import { noSubject, type Subject } from '../../src/conversation/index.ts'

/** What the steps of one scenario share: the conversation, what has been named, and what has been asked. */
export class Cim9World extends World {
  subject: Subject = noSubject()
  /** Numbers of our messages, in the order they were sent. */
  readonly asked: number[] = []
  /** The correct request that a wrong one is made from. */
  correct: Asking | undefined
  /** Why a step stopped the scenario. */
  error: { readonly name: string; readonly message: string } | undefined
  #conversation: Conversation | undefined

  /** The conversation with the SUT, once the scenario has begun. */
  get conversation(): Conversation {
    if (!this.#conversation) throw new Error('The scenario has not begun: hooks.ts starts the conversation.')
    return this.#conversation
  }

  set conversation(started: Conversation) {
    this.#conversation = started
  }

  /** Sends a request; the next expectations are about its answer. */
  async ask(asking: Asking): Promise<void> {
    this.asked.push(await this.conversation.ask(asking))
  }

  /** Sends a request and waits for the answer that comes later; the next expectations are about that. */
  async askForLater(asking: Asking): Promise<void> {
    await this.ask(asking)
    const about = this.asked.at(-1)
    if (about !== undefined) await this.conversation.result(about)
  }

  /** Expects something of the answer to the last request. */
  expect(expected: Expected, says: string): void {
    const about = this.asked.at(-1)
    if (about === undefined) throw new Error(`"${says}" stands before anything was asked.`)
    this.conversation.expect(about, expected, says)
  }
}

setWorldConstructor(Cim9World)
// The transport has deadlines of its own; this one only ends a step that hangs inside the harness.
setDefaultTimeout(600_000)
