import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on controls. */

const where = 'ics.changes=EndDeviceControls'

export const controlItems = {
  /** What a control gets whose start lies in the future. */
  scheduledControls: z
    .enum(['served', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Are controls with a start in the future (primaryDeviceTiming) taken and carried out at their time?',
      status: { where, then: 'o' },
    }),
  /** What a control gets whose start is long past; the standards leave it open. */
  pastStart: z
    .enum(['refused', 'at-once', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Is a control whose start is past refused, or carried out at once?',
      status: { where: 'ics.scheduledControls=served', then: 'o' },
    }),
  /** By what a control is called when it is cancelled. */
  cancelControls: z
    .array(z.enum(['transaction-id', 'mRID']))
    .default([])
    .register(icsItems, {
      question:
        'By what is a control cancelled that is not carried out yet: by the Reply.ID of its creation (transaction-id), by a payload with its mRID?',
      status: { where: 'ics.scheduledControls=served', then: 'o' },
    }),
  /** What becomes of the controls of a message after one of them failed. */
  controlsAfterFailure: z
    .enum(['carried-out', 'left-undone', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Of several controls in one message, are those after one that failed carried out?',
      status: { where, then: 'o' },
    }),
  /** Who keeps a protected customer from being disconnected. */
  protectedCustomers: z
    .enum(['here', 'elsewhere', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Are protected customers kept from being disconnected by this system (here), or by another?',
      status: { where, then: 'o' },
    }),
} as const
