import { claimsOf, fieldOf, holds, type Claims } from './claims.ts'
import { icsCatalogue } from './ics-catalogue.ts'
import { icsSchema } from './ics.ts'
import { contradictionsOfObjects } from './review-objects.ts'
import { notesOnFixtures } from './review-fixtures.ts'
import { contradiction, note, type Notice, type Reviewed } from './review-notice.ts'
import { notesOnReach } from './review-reach.ts'
import { noticesOnEvents } from './review-events.ts'

/** Looks for contradictions and gaps in what is declared, before any traffic. */
export function review(declared: Reviewed): readonly Notice[] {
  const claims = claimsOf(declared)
  return [
    ...contradictionsOfObjects(declared.ixit),
    ...nothingClaimed(declared),
    ...answeredForNothing(declared, claims),
    ...notesOnFixtures(declared),
    ...notesOnReach(declared),
    ...noticesOnEvents(declared),
  ]
}

/** Mandatory items: something must be claimed, or nothing can be judged. */
function nothingClaimed({ ics }: Reviewed): readonly Notice[] {
  if (ics.nouns.length) return []
  if (ics.publishes.length || ics.changes.length || ics.takesEvents.length)
    return [
      note(
        'ics.nouns',
        'No noun is claimed to be answered, so no effect can be looked at by an independent read. Name what the SUT answers.',
      ),
    ]
  return [
    contradiction(
      'ics.nouns, ics.publishes, ics.changes',
      'Nothing is claimed, so nothing can be judged. Name at least one noun, for example nouns: ["MeterReadings"].',
    ),
  ]
}

/** An item that is answered although another one says that the question does not arise. */
function answeredForNothing({ ics }: Reviewed, claims: Claims): readonly Notice[] {
  const unanswered = icsSchema.parse({})
  return icsCatalogue().flatMap(({ id, status }) => {
    if (typeof status === 'string' || holds(status.where, claims)) return []
    const field = fieldOf(id)
    const [answer, usual] = [ics[field], unanswered[field]].map((one) => JSON.stringify(one))
    if (answer === usual) return []
    return [
      note(
        id,
        `It says ${answer ?? 'something'}, which means nothing without ${status.where}. Claim that, or leave it out.`,
      ),
    ]
  })
}
