import { isBroker, wordsOfTransport } from '../config/transport.ts'
import type { Conversation } from './conversation.ts'
import { NotApplicable } from './errors.ts'

/**
 * The case is about messages of a broker.
 *
 * @throws NotApplicable where they do not travel by one
 */
export function requireBroker({ setting }: Conversation): void {
  if (!isBroker(setting.transport))
    throw new NotApplicable(
      `Messages travel by ${wordsOfTransport(setting.transport)}, and the case is about those of a broker (transport).`,
    )
}
