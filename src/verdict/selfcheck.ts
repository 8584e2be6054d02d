import { z } from 'zod'

/** selfcheck.json: what an installation of the harness made of systems of which it is known what is wrong. Times are milliseconds. */
export const selfcheckSchema = z.strictObject({
  format: z.literal('cim9-selfcheck'),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** The installation that was checked. */
  harness: z.string(),
  node: z.string(),
  platform: z.string(),
  /** Scenarios that the conforming head end does not pass here. */
  notConforming: z.array(z.string()),
  faults: z.array(
    z.strictObject({
      name: z.string(),
      scenario: z.string(),
      /** Assertions that must speak, and those that spoke. */
      expected: z.array(z.string()),
      raised: z.array(z.string()),
    }),
  ),
  tookMs: z.number(),
})
export type Selfcheck = z.infer<typeof selfcheckSchema>

/** Does the installation pass the conforming head end, and tell each fault as it should, and nothing else? */
export const isSound = ({ notConforming, faults }: Selfcheck): boolean => !notConforming.length && faults.every(isTold)

/** Was a fault told by what should tell it, and by nothing else? */
export const isTold = ({ expected, raised }: Selfcheck['faults'][number]): boolean =>
  expected.length === raised.length && expected.every((one) => raised.includes(one))
