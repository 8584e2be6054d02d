import { childrenNamed, childText } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation, label } from './expectation.ts'
import { containerOf, sameObject, servedMeters, wordsFor } from './served.ts'

const nothingElse: Assertion = {
  id: 'meter-config.of-asked-meters',
  rule: 'A reply holds the configuration of the meters asked for, and of no other.',
  requirements: ['MD-014'],
  standing: {
    strength: 'must',
    basis: 'reported',
    claim: 'payload',
    source: 'wrong data are failures in any reading of the standards',
  },
  hint: 'The configuration of another meter went to the asker. Look at how the ids of the request are resolved.',
  judge: eachExpectation('meter-config', function* ({ expected, reply, view }): Iterable<Judgement> {
    for (const meter of servedMeters(reply)) {
      const asked = expected.meters.some((one) => sameObject(meter, one))
      const other = view.context.objects.some((one) => sameObject(meter, one))
      // A meter of an unknown name may be the one that was asked for.
      if (!asked && !other) continue
      yield judged(asked, {
        element: meter.element,
        expected: expected.meters.map(label).join(', '),
        actual: wordsFor(meter),
      })
    }
  }),
}

const changed: Assertion = {
  id: 'meter-config.changed',
  rule: 'A query for what changed in a period brings all of it page by page, each object on one page.',
  requirements: ['MD-015'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'payload',
    source: 'scheduleInterval, limit and offset seen in field messages',
  },
  hint: 'Keep one order over all pages, and count from the offset; keep the time of each change.',
  judge: eachExpectation('changed-pages', function* ({ expected, reply, view }): Iterable<Judgement> {
    const answers = [...expected.before.flatMap((seq) => view.repliesTo(seq).slice(0, 1)), reply]
    const pages = answers.map(servedMeters)
    for (const meter of expected.meters) {
      const on = pages.filter((page) => page.some((one) => sameObject(one, meter))).length
      // Who brings more than was known to have changed may bring it on a later page.
      const outcome = on === 1 ? 'pass' : !on && !expected.ended ? 'inconclusive' : 'fail'
      yield {
        outcome,
        ...containerOf(reply),
        expected: `${label(meter)} on one page`,
        actual: `on ${on} of ${pages.length}`,
      }
    }
  }),
}

const ids = ['firmwareID', 'hardwareID', 'programID'] as const

const deviceIds: Assertion = {
  id: 'meter-config.device-ids',
  rule: 'The ids of firmware, hardware and program are the true ones, each with the function that bears it.',
  requirements: ['FW-002'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'payload',
    source: 'firmwareID, hardwareID and programID of the functions in public schemas',
  },
  hint: 'Read the ids from the meter, not from what was last ordered for it; each function has its own.',
  judge: eachExpectation('device-ids', function* ({ expected, reply }): Iterable<Judgement> {
    const containers = reply.message?.payload?.profiles.filter(({ name }) => name === 'MeterConfig') ?? []
    if (!containers.length) return
    for (const known of expected.functions) {
      const functions = containers.flatMap((container) => childrenNamed(container, known.function))
      for (const id of ids) {
        const value = known[id]
        if (value === undefined) continue
        const told = functions.flatMap((one) => childText(one, id) ?? [])
        yield judged(told.includes(value), {
          ...(functions[0] ? { element: functions[0] } : containerOf(reply)),
          expected: `${value} as ${id} of a ${known.function}`,
          actual: told.join(', ') || 'none',
        })
      }
    }
  }),
}

/** Expectations on the configuration of meters. */
export const meterConfigAssertions: readonly Assertion[] = [nothingElse, changed, deviceIds]
