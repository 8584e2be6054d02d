import { test } from '@playwright/test'
import fc from 'fast-check'
import type { Dice } from '../assertions/random-steps.ts'

/** CIM9_SEED tries other cases than those of every day, CIM9_RUNS so many of each property. */
const seed = Number(process.env['CIM9_SEED'] ?? 9)
const runs = process.env['CIM9_RUNS']

/** On what the choices of one case are made. */
const tape = fc.array(fc.nat({ max: 0xffff }), { maxLength: 400, size: 'max' })
/** So long a case that fails is made smaller. */
const shrinkMs = 20_000

/** Dice that fall as a tape says, and on 0 behind its end: a shorter tape makes a smaller case, so that failures shrink. */
function diceOf(numbers: readonly number[]): Dice {
  let at = 0
  return (sides) => (numbers[at++] ?? 0) % sides
}

/**
 * A test of what holds in every case; the cases are made by dice. What fails is told with its seed and in its smallest form.
 *
 * @param usual how many cases are tried where CIM9_RUNS does not say
 * @param holds throws where it does not hold
 */
export function property(rule: string, usual: number, holds: (roll: Dice) => void): void {
  test(rule, () => {
    test.setTimeout(runs === undefined ? 60_000 + shrinkMs : 0)
    let failedAt = Infinity
    const once = (numbers: readonly number[]) => {
      fc.pre(performance.now() - failedAt < shrinkMs)
      try {
        holds(diceOf(numbers))
      } catch (error) {
        failedAt = Math.min(failedAt, performance.now())
        throw error
      }
    }
    fc.assert(fc.property(tape, once), { seed, numRuns: runs === undefined ? usual : Number(runs) })
  })
}

/** One of several; where the tape is at its end the first. */
export function pick<T>(all: readonly [T, ...T[]], roll: Dice): T {
  return all[roll(all.length)] ?? all[0]
}
