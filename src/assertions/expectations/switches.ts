import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation, label } from './expectation.ts'
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
  judge: eachExpectation('switch', function* ({ expected, reply }): Iterable<Judgement> {
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
  }),
}

/** Expectations on the remote switches of meters. */
export const switchAssertions: readonly Assertion[] = [position]
