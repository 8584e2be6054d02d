import type { Step } from './small-conversations.ts'

/**
 * The rules of sequence as a reader would define them, over steps and without any index, correlation or state: each
 * definition looks at all steps for what it needs. Slow, and easy to check by eye.
 */

export interface Violation {
  readonly rule: string
  readonly at: Step
}

type Definition = (steps: readonly Step[], at: Step) => boolean

type Of<W extends Step['what']> = Extract<Step, { what: W }>
const is =
  <W extends Step['what']>(...kinds: readonly W[]) =>
  (step: Step): step is Of<W> =>
    (kinds as readonly string[]).includes(step.what)

const before = (steps: readonly Step[], at: Step): readonly Step[] => steps.slice(0, steps.indexOf(at))

const isAsynchronous = (steps: readonly Step[], of: string): boolean =>
  steps.some((step) => is('ask')(step) && step.of === of && step.asynchronous)
const isAsked = (steps: readonly Step[], of: string): boolean => steps.some((step) => is('ask')(step) && step.of === of)

const answersInExchange = (steps: readonly Step[], of: string) =>
  steps.filter(is('reply', 'refusal')).filter((step) => step.of === of)
const callbacks = (steps: readonly Step[], of: string) =>
  steps.filter(is('part', 'result')).filter((step) => step.of === of)

/** Is it a message that came before, once more? */
const isAgain = (steps: readonly Step[], at: Of<'part' | 'result'>): boolean =>
  callbacks(before(steps, at), at.of).some(({ message }) => message === at.message)

/** The asynchronous requests that waited for an answer when a step came. */
const openBefore = (steps: readonly Step[], at: Step): readonly string[] =>
  before(steps, at)
    .filter(is('ask'))
    .filter(({ of, asynchronous }) => {
      const [first] = answersInExchange(steps, of)
      return asynchronous && first?.what !== 'refusal' && !callbacks(before(steps, at), of).some(is('result'))
    })
    .map(({ of }) => of)

/** By the id of the assertion: is a rule broken at a step? */
export const rules: Readonly<Record<string, Definition>> = {
  'sequence.answered': (steps, at) =>
    is('silence')(at) &&
    isAsked(steps, at.of) &&
    !answersInExchange(steps, at.of).length &&
    // One silence is told once.
    steps.find((step) => is('silence')(step) && step.of === at.of) === at,
  'sequence.one-reply': (steps, at) =>
    is('reply', 'refusal')(at) && isAsked(steps, at.of) && answersInExchange(before(steps, at), at.of).length > 0,
  'async.acknowledged': (steps, at) =>
    is('reply')(at) &&
    at.serves > 0 &&
    isAsynchronous(steps, at.of) &&
    answersInExchange(before(steps, at), at.of).length === 0,
  'async.acknowledged-first': (steps, at) => {
    if (!is('reply')(at) || !isAsynchronous(steps, at.of) || answersInExchange(before(steps, at), at.of).length)
      return false
    const [result] = callbacks(before(steps, at), at.of)
    return result !== undefined && (at.ms ?? 0) - (result.ms ?? 0) > 1_000
  },
  'async.result': (steps, at) =>
    is('missed')(at) &&
    isAsynchronous(steps, at.of) &&
    answersInExchange(steps, at.of)[0]?.what === 'reply' &&
    !callbacks(before(steps, at), at.of).length &&
    before(steps, at)
      .filter(is('stray'))
      .every((stray) => openBefore(steps, stray).length <= 1),
  'async.ended': (steps, at) =>
    is('missed')(at) &&
    isAsynchronous(steps, at.of) &&
    callbacks(before(steps, at), at.of).some(is('part')) &&
    !callbacks(before(steps, at), at.of).some(is('result')),
  'async.result-once': (steps, at) =>
    is('part', 'result')(at) &&
    isAsynchronous(steps, at.of) &&
    callbacks(before(steps, at), at.of).some(is('result')) &&
    !isAgain(steps, at),
  'async.part-once': (steps, at) =>
    is('part')(at) &&
    isAsynchronous(steps, at.of) &&
    !callbacks(before(steps, at), at.of).some(is('result')) &&
    callbacks(before(steps, at), at.of).some((step) => is('part')(step) && step.holds === at.holds) &&
    !isAgain(steps, at),
  'async.refused-once': (steps, at) =>
    is('part', 'result')(at) &&
    isAsynchronous(steps, at.of) &&
    answersInExchange(steps, at.of)[0]?.what === 'refusal' &&
    callbacks(before(steps, at), at.of).length === 0,
  'async.correlated': (steps, at) =>
    is('stray')(at) && at.toUs && before(steps, at).some((step) => is('ask')(step) && step.asynchronous),
}

/** Is that rule broken at that step? */
export const isViolated = (rule: string, steps: readonly Step[], at: Step): boolean => rules[rule]?.(steps, at) ?? false
