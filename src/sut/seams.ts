import { isDeepStrictEqual } from 'node:util'
import { conforming, type Behaviours } from './behaviours.ts'
import type { Fault } from './faults/fault.ts'

/** What a behaviour may be asked for, whatever it is. */
type Asked = (...given: readonly unknown[]) => unknown

/** Behaviours that do something and answer nothing: nobody can be asked what he would have done. */
type Nothing = ReturnType<() => void>
type Act = { [K in keyof Behaviours]: Nothing extends ReturnType<Behaviours[K]> ? K : never }[keyof Behaviours]
const acts: Readonly<Record<Act, true>> = {
  'controls.arm': true,
  'controls.disarm': true,
  'controls.operate': true,
  'controls.resetDemand': true,
  'events.send': true,
}

/** The conforming behaviours, and what they have been asked since. */
export interface WatchedSeams {
  readonly behaviours: Behaviours
  /** Names of the faults that would have answered otherwise; begins anew with each call. */
  crossed(): ReadonlySet<string>
}

/**
 * Behaves as it should, and notes which faults would have made a difference: whatever the head end asks its behaviours, each
 * fault that overrides the entry is asked as well, and compared. A fault that never answers otherwise in a scenario cannot redden
 * it. What acts, or answers later, counts as different whenever it is asked.
 *
 * @example
 *   const seams = watchSeams(faults)
 *   const sut = await startReferenceHes({ schemas, engine, clock, fault: seams })
 */
export function watchSeams(faults: readonly Pick<Fault, 'name' | 'behaviours'>[]): WatchedSeams {
  let crossed = new Set<string>()
  const watched = Object.entries(conforming).map(([seam, answer]: [string, Asked]) => {
    const overrides = faults.flatMap(({ name, behaviours }) => {
      const override = (behaviours as Readonly<Record<string, Asked | undefined>>)[seam]
      return override ? [{ name, override }] : []
    })
    const ask: Asked = (...given) => {
      const due = answer(...given)
      for (const { name, override } of overrides)
        if (!crossed.has(name) && (seam in acts || differs(due, override, given))) crossed.add(name)
      return due
    }
    return [seam, ask]
  })
  return {
    behaviours: Object.fromEntries(watched) as Behaviours,
    crossed: () => {
      const names = crossed
      crossed = new Set()
      return names
    },
  }
}

function differs(due: unknown, override: Asked, given: readonly unknown[]): boolean {
  if (due instanceof Promise) return true
  try {
    return !isDeepStrictEqual(override(...given), due)
  } catch {
    return true
  }
}
