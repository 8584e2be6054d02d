import { z } from 'zod'
import { nonEmpty } from './objects.ts'

/** The SUT as a client, which asks us. */
export const clientFixture = z.strictObject({
  /**
   * Hosts at which the SUT may want its answers, as `host` or `host:port`; that of sut.endpoint alone if nothing is said. To no
   * other is anything sent, whatever a request of it names.
   */
  answerHosts: z.array(nonEmpty).default([]),
})
