import type { Expected, ObjectIds } from '../exchange/entries.ts'
import type { Conversation } from './conversation.ts'
import { NotApplicable } from './errors.ts'

/** What becomes of a request. `lenient`: refused, and to serve it as it was meant is noted; `either`: it is not even noted. */
export type Treatment = 'served' | 'refused' | 'lenient' | 'either'

/** What a served request brings. */
interface Part {
  readonly meters: ObjectIds[]
  readonly usagePoints: ObjectIds[]
  readonly readingTypes: string[]
}

/** A treatment as expectations; what a served request brings is looked at in each. */
export function treatedAs(treatment: Treatment, part: Part): readonly Expected[] {
  switch (treatment) {
    case 'served':
      return [
        { form: 'result', results: ['OK'] },
        { form: 'readings', ...part },
      ]
    case 'refused':
      return [{ form: 'refused', what: 'object' }]
    case 'lenient':
      return [{ form: 'refused-or-served', lenience: 'noted', ...part }]
    case 'either':
      return [{ form: 'refused-or-served', lenience: 'free', ...part }]
  }
}

/** How the ICS says that a Source is treated that the SUT does not know. */
export function treatmentOfUnknownSource({ setting }: Conversation): Treatment {
  const { unknownSource } = setting.ics
  return unknownSource === 'undeclared' ? 'either' : unknownSource
}

/** How the ICS says that a request without Source is treated. */
export const treatmentOfMissingSource = ({ setting }: Conversation): Treatment =>
  setting.ics.sourceRequired ? 'refused' : 'served'

/** How the ICS says that a meter and a usage point are treated that do not belong together. */
export const treatmentOfUnlinkedPair = ({ setting }: Conversation): Treatment =>
  setting.ics.meterWithUsagePoint === 'related' ? 'refused' : 'either'

/**
 * The tightened dialect of the envelope wants UUIDs and a Timestamp; what does without them is no valid message there.
 *
 * @throws NotApplicable where that dialect is declared
 */
export function dialectIsWide({ setting }: Conversation): void {
  if (setting.dialect === 'tightened')
    throw new NotApplicable('The declared dialect of the envelope is the tightened one (schemas.dialect).')
}
