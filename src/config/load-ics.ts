import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on much work and its interruption. */
export const loadItems = {
  /** What becomes of asynchronous work that was accepted before a restart; the standards leave it open. */
  workAfterRestart: z
    .enum(['ends', 'lost', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question:
        'Does asynchronous work that was accepted before a restart end after it, with its result or with a failure, or is it lost?',
      status: { where: 'not ics.asynchronous=none', then: 'o' },
    }),
}
