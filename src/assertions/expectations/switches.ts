import type { DecodedRecord } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation, isForm, label } from './expectation.ts'
import { sameObject, servedReadings } from './served.ts'

const position: Assertion = {
  id: 'switch.position',
  rule: 'After a control the switch of each meter it names is where the control leads to, and that of no other meter moved.',
  requirements: ['RCD-001'],
  standing: {
    strength: 'must',
    basis: 'reported',
    claim: 'payload',
    source: 'the meaning of the command; success is told only where the switch is in the position asked for',
  },
  hint: 'Tell success after the meter has told its position, and resolve each target by itself.',
  *judge(view, context) {
    yield* readByUs(view, context)
    yield* seenBeside(view)
  },
}

/** Switches that were looked at by an independent read. */
const readByUs = eachExpectation('switch', function* ({ expected, reply }): Iterable<Judgement> {
  const readings = servedReadings(reply)
  for (const meter of expected.meters) {
    const mine = readings.filter((reading) => reading.meter !== undefined && sameObject(reading.meter, meter))
    const values = mine.flatMap((reading) =>
      reading.values.filter((one) => one.readingTypes.includes(expected.readingType)),
    )
    const [told] = values
    // What does not tell its position is no position: whoever cannot be looked at cannot be judged.
    yield told?.value === undefined
      ? {
          outcome: 'inconclusive',
          ...(mine[0] && { element: mine[0].element }),
          expected: `the position of ${label(meter)}`,
          actual: 'none told',
          hint: 'The independent read gave no position. Look at ixit.switches.',
        }
      : judged(
          values.every(({ value }) => value === expected.value),
          {
            element: told.element,
            expected: `${expected.value} for ${label(meter)}`,
            actual: values.map(({ value }) => value ?? 'nothing').join(', '),
          },
        )
  }
})

/** Switches that were looked at beside our messages: what was told stands in an entry of the record. */
function* seenBeside({ expectations, entries }: DecodedRecord): Iterable<Judgement> {
  for (const { expected, about, seq: expectation, requirements } of expectations) {
    const seen = entries.find(({ seq }) => seq === about)
    if (!isForm(expected, 'switch-seen') || seen?.kind !== 'inspected') continue
    const common = { seq: about, expectation, requirements, blame: 'sut' as const }
    for (const meter of expected.meters) {
      const told = seen.told.filter(({ object }) => isSame(object, meter))
      yield told.length
        ? judged(
            told.every(({ position }) => position === expected.position),
            {
              ...common,
              expected: `${expected.position} for ${label(meter)}`,
              actual: `${told.map(({ position }) => position).join(', ')}, as seen by ${by[seen.means]}`,
              hint: 'Move the switch before success is told. If it did move, ixit.hooks.inspect told what is not so.',
            },
          )
        : {
            ...common,
            outcome: 'inconclusive',
            expected: `the position of ${label(meter)}`,
            actual: 'none told',
            hint: 'The look at the switches gave no position of it. Look at ixit.hooks.inspect.',
          }
    }
  }
}

const isSame = (one: ObjectIds, other: ObjectIds): boolean =>
  (one.mRID !== undefined && one.mRID === other.mRID) || one.names.some((name) => other.names.includes(name))

const by = {
  'control port': 'the control port',
  command: 'ixit.hooks.inspect.command',
  url: 'ixit.hooks.inspect.url',
  operator: 'the operator',
} as const

/** Expectations on the remote switches of meters. */
export const switchAssertions: readonly Assertion[] = [position]
