import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on demand response, home networks, firmware and service requests. */

export const transmissionModes = ['normal', 'anonymous', 'both'] as const

export const programmeItems = {
  /** What becomes of a control that lacks what the two public copies of its profile see differently. */
  panFields: z.enum(['required', 'optional', 'undeclared']).default('undeclared').register(icsItems, {
    question:
      'Are command, startDateTime, textMessage, unitOfMeasure and randomisation required in EndDeviceControls, or optional?',
    status: 'o',
  }),
  /** By which message a demand response event, a text or a price is called off. */
  panCancel: z.enum(['cancel', 'create', 'undeclared']).default('undeclared').register(icsItems, {
    question:
      'Is what was sent to a home network called off by cancel(EndDeviceControls), or by create with cancelNow and cancelDateTime (of texts and prices: the command cancel)?',
    status: 'o',
  }),
  /** What counts where a control has a duration and is to last for ever. */
  bothDurations: z.enum(['refused', 'duration', 'indefinite', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'What does a control get that has a duration and durationIndefinite as well?',
    status: 'o',
  }),
  /** What counts where an event has an offset and a set-point. */
  offsetWithSetpoint: z.enum(['refused', 'offset', 'setpoint', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'What does a demand response event get that has an offset and a set-point as well?',
    status: 'o',
  }),
  /** Modes in which texts are passed on. */
  transmissionModes: z
    .union([z.array(z.enum(transmissionModes)), z.literal('undeclared')])
    .default('undeclared')
    .register(icsItems, { question: 'In which transmission modes are texts passed on?', status: 'o' }),
  /** By what a firmware job is ordered. */
  firmwareJob: z.enum(['configuration', 'otherwise', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'Is new firmware ordered by change(EndDeviceConfig) with another firmwareID?',
    status: 'o',
  }),
  /** By what a service request is called; its profile has no id for it. */
  serviceRequestsByType: z.boolean().default(false).register(icsItems, {
    question: 'Is a service request called by its type and its meter when it is changed or cancelled?',
    status: 'o',
  }),
} as const
