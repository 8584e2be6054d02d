import { z } from 'zod'
import { nonEmpty } from './objects.ts'

/** The part of the IXIT that says what acts on the SUT, or looks at it, beside our messages. */

const hookUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })
/** A program with its arguments; what it is to do it is told behind them, and by its environment. */
const command = z.strictObject({ command: z.array(nonEmpty).min(1) })
/** An address that gets a POST of JSON. */
const url = z.strictObject({ url: hookUrl })
/** The control port of `cim9 sut --control`. */
const control = z.strictObject({ control: hookUrl })
/** Somebody who stands by and is asked on the terminal. */
const operator = z.strictObject({ operator: z.literal(true) })

/** What the whole system under test is told before and after a run. */
const aroundRun = z.union([command, url, control])
export type RunHook = z.infer<typeof aroundRun>

export const hooks = z
  .strictObject({
    /** What makes something happen to the meters of ixit.sacrificial. */
    stimulate: z.union([command, url, control, operator]).optional(),
    /**
     * What puts the clock of a test system forward, so that nobody waits for what is due: a program that is given the
     * milliseconds, or an address that gets them.
     */
    advance: z.union([command, url]).optional(),
    /** What tells where the switch of a meter is, in the word `open` or `closed`, where no reading tells it. */
    inspect: z.union([command, url, operator]).optional(),
    /** What brings the objects of the IXIT into place; once, before the first case of a run. */
    provision: aroundRun.optional(),
    /** What puts the system back to where it was; once, after the last case, whatever happened. */
    restore: aroundRun.optional(),
  })
  .prefault({})
