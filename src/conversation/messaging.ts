import type { Conversation } from './conversation.ts'
import { NotApplicable } from './errors.ts'

/**
 * The case is about messages of a broker.
 *
 * @throws NotApplicable where they travel by HTTP
 */
export function requireBroker({ setting }: Conversation): void {
  if (setting.transport === 'http')
    throw new NotApplicable('Messages travel by HTTP, and the case is about those of a broker (transport).')
}
