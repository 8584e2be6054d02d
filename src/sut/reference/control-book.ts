import type { XmlElement } from '../../xml/tree.ts'
import { childText } from '../../xml/tree.ts'
import type { Meter } from './plant.ts'

/** A control that was taken, and what became of it. */
export interface BookedControl {
  readonly control: XmlElement
  readonly meters: readonly Meter[]
  /** The id of the message that it came with, as this head end calls it. */
  readonly transaction: string
  readonly state: 'pending' | 'under way' | 'done' | 'called off'
  /** Takes it off the agenda and tells who waits for it. */
  readonly callOff: () => void
}

/** By what a cancellation calls a control. */
export type ControlIdentity =
  { readonly transaction: string } | { readonly mRID?: string; readonly issuerTrackingID?: string }

/** All controls that were taken, in their order. */
export interface ControlBook {
  /** Enters a control; returns by what its state is changed. */
  enter(booked: BookedControl): (state: BookedControl['state']) => void
  all(): readonly BookedControl[]
}

export function openControlBook(): ControlBook {
  const entries: BookedControl[] = []
  return {
    enter: (booked) => {
      const index = entries.push(booked) - 1
      return (state) => {
        entries[index] = { ...booked, state }
      }
    },
    all: () => [...entries],
  }
}

/** How a control in a message is called; undefined where nothing calls it. */
export function identityIn(control: XmlElement): ControlIdentity | undefined {
  const [mRID, issuerTrackingID] = [childText(control, 'mRID'), childText(control, 'issuerTrackingID')]
  return mRID || issuerTrackingID ? { ...(mRID && { mRID }), ...(issuerTrackingID && { issuerTrackingID }) } : undefined
}

/** The controls that an identity calls: the mRID decides where both have one. */
export function calledBy(identity: ControlIdentity, all: readonly BookedControl[]): readonly BookedControl[] {
  if ('transaction' in identity) return all.filter(({ transaction }) => transaction === identity.transaction)
  return all.filter(({ control }) => {
    const own = identityIn(control)
    if (!own || 'transaction' in own) return false
    return identity.mRID !== undefined && own.mRID !== undefined
      ? identity.mRID === own.mRID
      : identity.issuerTrackingID !== undefined && identity.issuerTrackingID === own.issuerTrackingID
  })
}
