import { takesEvent, type ToldEvent, type ToldVerb } from '../config/told-events.ts'
import type { Ics } from '../config/ics.ts'
import type { HeaderFields } from '../message/build.ts'
import type { ChangeInput } from '../message/change.ts'
import { NotApplicable } from './errors.ts'

/** An event that is told to the SUT, as the steps speak of it. */
export interface Telling {
  readonly verb: ToldVerb
  /** What its payload holds; the verb of that is of no account. */
  readonly change: ChangeInput
  /** By which event it is undone, or by which request where that is no event; what cannot be on file needs no undoing. */
  readonly undo: { readonly change: ChangeInput; readonly by: 'event' | 'request' } | undefined
  /** Does the ICS say that it is refused? Then that is what is seen. */
  readonly denied?: boolean
  /** Header fields that differ from the usual ones. */
  readonly header?: Pick<HeaderFields, 'correlationId' | 'properties'>
}

/**
 * An event is sent only where the ICS speaks of it: it is a change of what the SUT has.
 *
 * @throws NotApplicable naming the item of the ICS
 */
export function requireTold(event: ToldEvent, denied: boolean, ics: Ics): void {
  const name = `${event.verb}(${event.noun})`
  if (denied ? !ics.deniedEvents.includes(name) : !takesEvent(ics, event))
    throw new NotApplicable(
      denied
        ? `The ICS does not say that the SUT refuses ${name} (ics.deniedEvents).`
        : `The ICS does not say that the SUT takes ${name} (ics.takesEvents).`,
    )
}
