import type { ObjectIds } from '../../exchange/entries.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label, type Meant } from './expectation.ts'
import {
  containerOf,
  sameObject,
  servedMeters,
  servedReadings,
  wordsFor,
  type ServedObject,
  type ServedReading,
} from './served.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

const wrongData = 'wrong data, and asked data left out without a word, are failures in any reading of the standards'

/** Only a reply that says it served something is asked what it served. */
const saysServed = ({ reply: { message } }: { reply: Meant<'readings'>['reply'] }): boolean =>
  // An event tells what happened, and has no Result.
  message?.archetype === 'EventMessage' || ['OK', 'PARTIAL'].includes(message?.reply?.result?.value ?? '')

/** Did an Error of the reply name the object, or the reading type? Then leaving it out was said. */
const namedInError = ({ parts }: Meant<'readings'>, words: (word: string) => boolean): boolean =>
  parts
    .flatMap(({ message }) => message?.reply?.errors ?? [])
    .some(({ names }) => names.some(({ value }) => words(value)))

type Subject = { readonly object: ObjectIds; readonly is: (reading: ServedReading) => boolean }

/** What was asked for: meters, and usage points that stand for the meter installed there. */
function subjects({ expected, view }: Meant<'readings'>): readonly Subject[] {
  const known = view.context.objects
  const alone = expected.meters.length + expected.usagePoints.length === 1
  const nameless = ({ meter, usagePoint }: ServedReading) => wordlessly(meter) && wordlessly(usagePoint)
  return [
    ...expected.meters.map((object) => ({
      object,
      is: (reading: ServedReading) =>
        (reading.meter !== undefined && sameObject(reading.meter, object)) || (alone && nameless(reading)),
    })),
    ...expected.usagePoints.map((object) => ({
      object,
      is: (reading: ServedReading) =>
        (reading.usagePoint !== undefined && sameObject(reading.usagePoint, object)) ||
        (reading.meter !== undefined &&
          known.some(({ installedAt, ...meter }) => installedAt === object.mRID && matches(reading.meter, meter))) ||
        (alone && nameless(reading)),
    })),
  ]
}

const wordlessly = (object: ServedObject | undefined): boolean =>
  !object || (object.mRID === undefined && object.names.length === 0)
const matches = (served: ServedObject | undefined, known: ObjectIds): boolean =>
  served !== undefined && sameObject(served, known)

/** Looks for everything that was asked for. */
export function* everythingAsked(meant: Meant<'readings'>): Iterable<Judgement> {
  if (!saysServed(meant)) return
  const readings = meant.parts.flatMap(servedReadings)
  for (const { object, is } of subjects(meant)) {
    const mine = readings.filter(is)
    if (!mine.length && unknownOnly(meant, readings)) {
      yield {
        outcome: 'inconclusive',
        ...(readings[0] && { element: readings[0].element }),
        expected: `readings of ${label(object)}`,
        actual: `readings of ${readings.map(({ meter }) => wordsFor(meter)).join(', ')}`,
        hint: 'The IXIT knows no object of that name. If it is the one that was asked for, add this name to its ids.',
      }
      continue
    }
    for (const type of meant.expected.readingTypes) {
      const served = mine.some(({ values }) =>
        values.some((one) => one.readingTypes.includes(type) && (Boolean(one.value) || one.hasQuality)),
      )
      const excused = namedInError(meant, (word) => calls(object, word) || word === type)
      if (excused && !served) continue
      yield judged(served, {
        ...(mine[0] ? { element: mine[0].element } : containerOf(meant.reply)),
        expected: `a value of ${type} for ${label(object)}`,
        actual: mine.length
          ? `only ${typesOf(mine) || 'no reading types'}`
          : readings.length
            ? `readings of ${readings.map(({ meter, usagePoint }) => wordsFor(meter ?? usagePoint)).join(', ')}`
            : 'no readings',
      })
    }
  }
}

const complete: Assertion = {
  id: 'readings.complete',
  rule: 'Everything asked for is in the reply, or an Error says that it is not.',
  requirements: ['RD-001'],
  standing: payload('must', 'reported', wrongData),
  hint: 'Serve each reading type of each meter asked for, or add an Error with the ID of what is missing and answer PARTIAL.',
  judge: eachExpectation('readings', everythingAsked),
}

const typesOf = (readings: readonly ServedReading[]): string =>
  [...new Set(readings.flatMap(({ values }) => values.map(({ readingTypes }) => readingTypes[0] ?? 'no type')))].join(
    ', ',
  )

/** Are there readings, all of meters that the IXIT does not know by those names, and none that contradicts by its mRID? */
function unknownOnly({ view, expected }: Meant<'readings'>, readings: readonly ServedReading[]): boolean {
  const asked = [...expected.meters, ...expected.usagePoints]
  return (
    readings.length > 0 &&
    readings.every(({ meter, usagePoint }) => {
      const told = meter ?? usagePoint
      if (!told) return false
      const known = view.context.objects.some((object) => sameObject(told, object))
      const contradicts = told.mRID !== undefined && asked.some(({ mRID }) => mRID !== undefined)
      return !known && !contradicts
    })
  )
}

/** Looks for readings of other objects than those asked for. */
export function* nothingOfOthers(meant: Meant<'readings'>): Iterable<Judgement> {
  if (!saysServed(meant)) return
  const asked = subjects(meant)
  const { objects } = meant.view.context
  for (const reading of meant.parts.flatMap(servedReadings)) {
    const told = reading.meter ?? reading.usagePoint
    const other = told && objects.find((object) => sameObject(told, object))
    if (asked.some(({ is }) => is(reading))) yield { outcome: 'pass', element: reading.element }
    else if (other)
      yield {
        outcome: 'fail',
        element: told.element,
        expected: asked.map(({ object }) => label(object)).join(', '),
        actual: wordsFor(told),
      }
  }
}

const nothingElse: Assertion = {
  id: 'readings.of-asked-objects',
  rule: 'A reply holds readings of the objects asked for, and of no other.',
  requirements: ['RD-001'],
  standing: payload('must', 'reported', wrongData),
  hint: 'The data of another meter went to the asker. Look at how the ids of the request are resolved.',
  judge: eachExpectation('readings', nothingOfOthers),
}

const nothingUnasked: Assertion = {
  id: 'readings.of-asked-types',
  rule: 'A reply holds readings of the types asked for, and of no other.',
  requirements: ['RD-001'],
  standing: payload('should', 'inferred', 'a client takes what it asked for; more is a burden, not an error'),
  hint: 'Leave out the registers that were not asked for.',
  judge: eachExpectation('readings', function* (meant): Iterable<Judgement> {
    if (!saysServed(meant) || !meant.expected.readingTypes.length) return
    for (const { values } of meant.parts.flatMap(servedReadings)) {
      const stray = values.find(
        ({ readingTypes }) => !readingTypes.some((type) => meant.expected.readingTypes.includes(type)),
      )
      yield judged(!stray, {
        ...(stray && { element: stray.element }),
        expected: meant.expected.readingTypes.join(', '),
        actual: stray?.readingTypes[0] ?? 'a reading without type',
      })
    }
  }),
}

const meterTold: Assertion = {
  id: 'readings.meter-told',
  rule: 'A MeterReading says of which meter it is.',
  requirements: ['RD-004'],
  standing: payload('should', 'reported', 'Meter is optional in the profile; without it the value belongs to nobody'),
  hint: 'Put Meter with mRID or Names into each MeterReading.',
  judge: eachExpectation('readings', function* (meant): Iterable<Judgement> {
    for (const { element, meter } of meant.parts.flatMap(servedReadings))
      yield judged(!wordlessly(meter), { element, expected: 'Meter with mRID or Names', actual: 'none' })
  }),
}

const hasZone = (time: string): boolean => /(Z|[+-]\d\d:\d\d)$/.test(time)

const fresh: Assertion = {
  id: 'readings.fresh',
  rule: 'A value read on demand is no older than the vendor declares.',
  requirements: ['RD-001'],
  standing: payload(
    'should',
    'reported',
    'the freshness limit in the IXIT of the SUT; an MDMS may answer the last known value',
  ),
  hint: 'Read the meter rather than the archive, or declare a longer ixit.timeLimits.freshnessMs.',
  judge: eachExpectation('readings', function* (meant): Iterable<Judgement> {
    const limit = meant.view.context.declared.freshnessMs
    if (limit === undefined || meant.expected.ofAnyAge) return
    // The SUT's own clock where its reply tells it: a clock that is wrong is another matter than an old value.
    const told = meant.reply.message?.header?.timestamp?.value
    const now = told !== undefined && hasZone(told) ? Date.parse(told) : meant.view.sutTime(meant.reply.entry)
    for (const { values } of meant.parts.flatMap(servedReadings))
      for (const { element, timeStamp } of values) {
        // A time without zone could be hours off either way: not judged.
        if (timeStamp === undefined || !hasZone(timeStamp)) continue
        const age = now - Date.parse(timeStamp)
        if (Number.isNaN(age)) continue
        yield judged(age <= limit, {
          element,
          expected: `a time stamp of the last ${Math.round(limit / 1000)} s`,
          actual: `${timeStamp}, ${Math.round(age / 1000)} s before the reply`,
        })
      }
  }),
}

const meterConfig: Assertion = {
  id: 'meter-config.complete',
  rule: 'Every meter whose configuration was asked for is in the reply.',
  requirements: ['ENV-001'],
  standing: payload('must', 'reported', wrongData),
  hint: 'Serve the Meter with the ids it was asked by, or answer PARTIAL or FAILED with its ID.',
  judge: eachExpectation('meter-config', function* ({ expected, reply }): Iterable<Judgement> {
    if (!saysServed({ reply })) return
    const served = servedMeters(reply)
    for (const meter of expected.meters)
      yield judged(
        served.some((one) => sameObject(one, meter)),
        {
          ...(served[0] ? { element: served[0].element } : containerOf(reply)),
          expected: `the configuration of ${label(meter)}`,
          actual: served.length ? served.map(wordsFor).join(', ') : 'no Meter',
        },
      )
  }),
}

/** Expectations on what a reply serves. */
export const readingsAssertions: readonly Assertion[] = [
  complete,
  nothingElse,
  nothingUnasked,
  meterTold,
  fresh,
  meterConfig,
]
