import { z } from 'zod'
import { address, bindingInput } from './transport.ts'

/** Where and how the SUT hears events of others. */
export const subscriberFixture = z.strictObject({
  /** Where they go; where its requests go if nothing is said. Typed services may have placeholders, as in sut.endpoint. */
  endpoint: address.optional(),
  /** How they are clothed; as its requests if nothing is said. */
  binding: bindingInput.optional(),
})
