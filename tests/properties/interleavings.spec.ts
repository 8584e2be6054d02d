import assert from 'node:assert/strict'
import { asynchronousAssertions } from '../../src/assertions/asynchronous.ts'
import { judgeRecord } from '../../src/assertions/judge.ts'
import { sequenceAssertions } from '../../src/assertions/sequence.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { recordOf, type Step } from '../assertions/small-conversations.ts'
import { judgesBy } from './judging.ts'
import { pick, property } from './property.ts'

const context = await judgesBy()
const judges = [...sequenceAssertions, ...asynchronousAssertions]

/** Asynchronous conversations, each right in itself, and the traffic that stands beside them. */
function conversations(roll: Dice): readonly (readonly Step[])[] {
  let message = 0
  const fresh = () => ++message
  const talks = Array.from({ length: 2 + roll(4) }, (_, index): readonly Step[] => {
    const of = `c-${index}`
    const parts = Array.from({ length: roll(4) }, (_part, holds): Step => ({
      what: 'part',
      of,
      holds,
      message: fresh(),
    }))
    const result: Step = { what: 'result', of, message: fresh() }
    const ask: Step = { what: 'ask', of, asynchronous: true }
    if (roll(5) === 4) return [ask, { what: 'refusal', of, message: fresh() }]
    // The same message once more is a repetition, wherever it comes.
    const again = (step: Step): readonly Step[] => (roll(4) === 3 ? [step, { ...step }] : [step])
    return [ask, { what: 'reply', of, serves: 0, message: fresh() }, ...parts.flatMap(again), ...again(result)]
  })
  const beside: Step[] = Array.from({ length: roll(3) }, () => ({ what: 'event', message: fresh() }))
  const synchronous: Step[] = [
    { what: 'ask', of: 's', asynchronous: false },
    { what: 'reply', of: 's', serves: 1, message: fresh() },
  ]
  return [...talks, beside, synchronous]
}

/** All of them at once: each in its own order, the one between the other by chance. */
function interleaved(talks: readonly (readonly Step[])[], roll: Dice): readonly Step[] {
  const rest = talks.map((talk) => [...talk]).filter((talk) => talk.length)
  const mixed: Step[] = []
  while (rest.length) {
    const index = roll(rest.length)
    mixed.push(...(rest[index]?.splice(0, 1) ?? []))
    if (!rest[index]?.length) rest.splice(index, 1)
  }
  let ms = 0
  return mixed.map((step) => ({ ...step, ms: (ms += roll(50)) }))
}

interface Told {
  readonly assertion: string
  /** The steps that it is about. */
  readonly of: readonly (Step | undefined)[]
}

/** What fails or cannot be told in a record of these steps. */
function judged(steps: readonly Step[]): readonly Told[] {
  const { record, entryOf } = recordOf(steps)
  const stepAt = new Map(steps.map((step) => [entryOf(step).seq, step]))
  return judgeRecord(record, context, judges).findings.flatMap(({ assertion, outcome, seq, sequence = [] }) =>
    outcome === 'not-judged'
      ? []
      : [
          {
            assertion,
            of: [...new Set([...sequence, ...(seq === undefined ? [] : [seq])])].map((at) => stepAt.get(at)),
          },
        ],
  )
}

property('conversations that are right are accused of nothing, however they are interleaved', 60, (roll) => {
  const steps = interleaved(conversations(roll), roll)
  assert.deepEqual(judged(steps), [], JSON.stringify(steps))
})

/** What goes wrong in one conversation: its steps instead, and what is to be told of them. */
const defects: Readonly<
  Record<string, { does: (talk: readonly Step[], of: string) => readonly Step[]; raises: string }>
> = {
  'the result is lost': {
    does: (talk, of) => [...talk.filter(({ what }) => what !== 'part' && what !== 'result'), { what: 'missed', of }],
    raises: 'async.result',
  },
  'the last part is lost': {
    does: (talk, of) => [
      ...talk.filter(({ what }) => what !== 'result'),
      { what: 'part', of, holds: 77, message: 700 },
      { what: 'missed', of },
    ],
    raises: 'async.ended',
  },
  'the result comes twice, as two messages': {
    does: (talk, of) => [...talk, { what: 'result', of, message: 701 }],
    raises: 'async.result-once',
  },
  'a part comes after the end': {
    does: (talk, of) => [...talk, { what: 'part', of, holds: 77, message: 702 }],
    raises: 'async.result-once',
  },
  'a part comes twice, as two messages': {
    does: (talk, of) => {
      const end = talk.findIndex(({ what }) => what === 'result')
      const parts = [703, 704].map((message): Step => ({ what: 'part', of, holds: 77, message }))
      return [...talk.slice(0, end), ...parts, ...talk.slice(end)]
    },
    raises: 'async.part-once',
  },
  'it is acknowledged twice': {
    does: (talk, of) => [...talk, { what: 'reply', of, serves: 0, message: 705 }],
    raises: 'sequence.one-reply',
  },
  'it is acknowledged with the result': {
    does: (talk) => talk.map((step) => (step.what === 'reply' ? { ...step, serves: 1 } : step)),
    raises: 'async.acknowledged',
  },
  'it is refused, and answered all the same': {
    does: (talk, of) => talk.map((step) => (step.what === 'reply' ? { what: 'refusal', of, message: 706 } : step)),
    raises: 'async.refused-once',
  },
  'it is never acknowledged': {
    does: (talk, of) => talk.map((step) => (step.what === 'reply' ? { what: 'silence', of } : step)),
    raises: 'sequence.answered',
  },
}

for (const [what, { does, raises }] of Object.entries(defects))
  property(`where in one conversation of many ${what}, ${raises} names that one and no other`, 30, (roll) => {
    const talks = conversations(roll)
    const answered = talks.filter((talk) => talk.some((step) => step.what === 'result'))
    const [first, ...more] = answered
    if (!first) return
    const talk = pick([first, ...more], roll)
    const of = talk[0]?.what === 'ask' ? talk[0].of : ''
    const wrong = does(talk, of)
    const steps = interleaved(
      talks.map((one) => (one === talk ? wrong : one)),
      roll,
    )
    const told = judged(steps)
    const where = JSON.stringify({ of, steps })
    assert.deepEqual([...new Set(told.map(({ assertion }) => assertion))], [raises], where)
    for (const { of: about } of told)
      for (const step of about) assert(step && 'of' in step && step.of === of, `${JSON.stringify(about)} in ${where}`)
  })

property(
  'a result under a correlation that nobody asked for is told by itself, and nobody else is accused',
  30,
  (roll) => {
    const steps = interleaved(
      [
        ...conversations(roll),
        [
          { what: 'ask', of: 'x', asynchronous: true },
          { what: 'stray', toUs: true, message: 707 },
        ],
      ],
      roll,
    )
    assert.deepEqual([...new Set(judged(steps).map(({ assertion }) => assertion))], ['async.correlated'])
  },
)
