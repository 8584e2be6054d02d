import type { Step } from './small-conversations.ts'

/** A whole number from 0 to just below the number of sides. */
export type Dice = (sides: number) => number

/** Dice that fall alike for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = (seed + 1) * 0x9e3779b9
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

/** Up to two requests and up to six things that come of them, in an order that a wire allows: nothing before its request. */
export function randomSteps(roll: Dice): readonly Step[] {
  const names = roll(2) ? ['first'] : ['first', 'second']
  const steps: Step[] = names.map((of) => ({ what: 'ask', of, asynchronous: roll(4) > 0 }))
  // Often all are acknowledged at once, as most systems do it.
  if (roll(2)) names.forEach((of, index) => steps.push({ what: 'reply', of, serves: 0, message: 50 + index }))
  const more = 1 + roll(6)
  for (let index = 0; index < more; index++) {
    const step = randomStep(names[roll(names.length)] ?? 'first', index, roll)
    const asked = steps.findIndex((one) => one.what === 'ask' && 'of' in step && one.of === step.of)
    steps.splice(asked + 1 + roll(steps.length - asked), 0, step)
  }
  // Now and then two seconds go by.
  let ms = 0
  return steps.map((step) => ({ ...step, ms: (ms += roll(3) ? 10 : 2_000) }))
}

function randomStep(of: string, index: number, roll: Dice): Step {
  // Numbers of messages that repeat now and then: the same message once more.
  const message = roll(3) ? index : roll(3)
  switch (roll(9)) {
    case 0:
    case 1:
      return { what: 'reply', of, serves: roll(3) === 0 ? 1 : 0, message: 10 + index }
    case 2:
      return { what: 'refusal', of, message: 10 + index }
    case 3:
    case 4:
      return { what: 'part', of, holds: roll(2), message: 20 + message }
    case 5:
      return { what: 'result', of, message: 20 + message }
    case 6:
      return { what: 'missed', of }
    case 7:
      return roll(2) ? { what: 'silence', of } : { what: 'event', message: 30 + index }
    default:
      return { what: 'stray', toUs: roll(3) > 0, message: 40 + index }
  }
}
