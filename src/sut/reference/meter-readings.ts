import { buildNames, type ErrorFields, type ObjectName } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { Behaviours, ServedMeter } from '../behaviours.ts'
import { timeAt } from './clocks.ts'
import { coincidentReadings, isCoincident } from './coincident.ts'
import { objectError, requestError } from './errors.ts'
import { isDemandType } from './demand.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import { settingOf } from './pan-devices.ts'
import { isAnyTime, isTooLong, overlapOf, quartersIn, type Period } from './periods.ts'
import type { Meter } from './plant.ts'
import type { Query } from './query.ts'
import { delivers, quarterHourEnergy, supportedReadingTypes } from './readings.ts'
import { resolveObjects } from './resolve.ts'
import { switchPositionType, switchPositionValues } from './switches.ts'

const namespace = profileNamespace('MeterReadings')
const own = (name: string, content: readonly XmlNode[] | string) => element(namespace, name, content)

/** Answers get(MeterReadings): every meter with every reading type, of now or of the period that was asked for. */
export function readMeters(query: Query, headEnd: HeadEnd): Outcome {
  const { behaviours, clock } = headEnd
  const now = Date.parse(clock.now().wall)
  const period = behaviours['query.period'](query.asked, query.scheduled)
  const objection = objectionTo(period, now)
  if (objection) return { errors: [objection] }

  const { meters, errors } = resolveObjects(query.objects, behaviours, period)
  const asked = query.readingTypes.length ? query.readingTypes : supportedReadingTypes
  const refused = asked.flatMap((code) => refusalOf(code, behaviours))
  const types = behaviours['readings.typesOf'](asked.filter((code) => !behaviours['accepts.readingType'](code)))
  const reached = meters.filter(({ meter }) => behaviours['meters.reached'](meter, headEnd.supply))
  const readable = reached.filter(({ meter }) => types.some((type) => delivers(meter, type)))
  const paged = behaviours['meters.page'](readable, query.options)
  return {
    errors: [
      ...errors,
      ...refused,
      ...meters.filter((one) => !reached.includes(one)).map(({ meter }) => unreached(meter)),
      ...reached.flatMap(({ meter }) => types.filter((type) => !delivers(meter, type)).map(undelivered)),
    ],
    ...(paged.length && {
      payload: own('MeterReadings', [
        ...paged
          .filter(({ meter }) => types.some((type) => delivers(meter, type) && !isCoincident(type)))
          .map((meter) => meterReading(meter, types, period, query, headEnd)),
        ...paged.flatMap(({ meter }) => coincidentReadings(meter, types, period, behaviours)),
        ...[...new Set(types)].map(readingType),
      ]),
    }),
  }
}

function objectionTo(period: Period, now: number): ErrorFields | undefined {
  if (isAnyTime(period)) return undefined
  if (isTooLong(period, now)) return requestError('3.1', 'The period is longer than an answer can hold.')
  return quartersIn(period, now).length ? undefined : requestError('5.7', 'There are no data of that period.')
}

const unreached = ({ mRID }: Meter): ErrorFields =>
  objectError('4.1', 'The meter did not answer in time.', 'Meter', { mRID })
const undelivered = (code: string): ErrorFields =>
  objectError('2.10', 'A meter of the query does not deliver that reading type.', 'ReadingType', {
    names: [{ name: code }],
  })

function refusalOf(code: string, behaviours: Behaviours): readonly ErrorFields[] {
  const reply = behaviours['accepts.readingType'](code)
  if (!reply) return []
  const reason =
    reply === '2.6'
      ? 'A reading type is eighteen whole numbers with dots between them.'
      : 'The meters of this head end do not deliver that reading type.'
  return [objectError(reply, reason, 'ReadingType', { names: [{ name: code }] })]
}

function meterReading(
  { meter, usagePoint, during = {} }: ServedMeter,
  types: readonly string[],
  period: Period,
  query: Query,
  headEnd: HeadEnd,
): XmlElement {
  const delivered = types.filter((type) => delivers(meter, type) && !isCoincident(type))
  const moments = momentsOf(overlapOf(period, during), headEnd)
  // One moment for all registers of a meter.
  const now = headEnd.clock.now().wall
  return own('MeterReading', [
    ...delivered
      .filter((type) => type === quarterHourEnergy)
      .map((type) => intervalBlock(meter, type, moments, headEnd)),
    identified('Meter', meter),
    ...delivered
      .filter((type) => type !== quarterHourEnergy)
      .flatMap((type) =>
        isAnyTime(period)
          ? [registerNow(meter, type, query, now, headEnd)]
          : registerReadings(meter, type, moments, headEnd),
      ),
    ...(usagePoint ? [identified('UsagePoint', usagePoint)] : []),
  ])
}

const momentsOf = (period: Period, { behaviours, clock }: HeadEnd): readonly number[] =>
  behaviours['history.moments'](period, Date.parse(clock.now().wall))

/** The energy of each quarter of an hour. */
function intervalBlock(meter: Meter, type: string, moments: readonly number[], { behaviours }: HeadEnd): XmlElement {
  return own('IntervalBlocks', [
    ...moments.map((ms) => {
      const gap = behaviours['history.gap'](meter, ms)
      const value = gap ? gap.value : behaviours['readings.value'](meter, type, new Date(ms).toISOString())
      const qualities = gap ? gap.qualities : behaviours['readings.qualities'](meter, ms)
      return own('IntervalReadings', [
        own('timeStamp', behaviours['history.stamp'](ms)),
        ...(value === undefined ? [] : [own('value', value)]),
        ...qualities.map(quality),
      ])
    }),
    typeOf(type, behaviours),
  ])
}

/** A register as it is now; ISO 8601. */
function registerNow(meter: Meter, type: string, query: Query, now: string, headEnd: HeadEnd): XmlElement {
  const { behaviours, switches, demand } = headEnd
  const at = timeAt(meter, behaviours['readings.time'](now, query), headEnd)
  const setting = settingOf(type)
  const value = setting
    ? String(headEnd.programmes.settings(meter)[setting])
    : type === switchPositionType
      ? switchPositionValues[behaviours['switches.told'](meter, switches)]
      : isDemandType(type)
        ? demand.value(meter, type, Date.parse(at))
        : behaviours['readings.value'](meter, type, at)
  const told = behaviours['readings.told'](value, query)
  return own('Readings', [
    own('timeStamp', at),
    ...(told === undefined ? [] : [own('value', told)]),
    typeOf(type, behaviours),
  ])
}

/** A register as it was at the ends of quarters of an hour. */
function registerReadings(
  meter: Meter,
  type: string,
  moments: readonly number[],
  { behaviours }: HeadEnd,
): readonly XmlElement[] {
  // The position of a switch is kept for no other moment than now, and so are registers of demand and what is set.
  if (type === switchPositionType || isDemandType(type) || settingOf(type)) return []
  return moments.map((ms) => {
    const reason = behaviours['readings.reason'](meter, ms)
    return own('Readings', [
      ...(reason === undefined ? [] : [own('reason', reason)]),
      own('timeStamp', behaviours['history.stamp'](ms)),
      own('value', behaviours['readings.value'](meter, type, new Date(ms).toISOString())),
      ...behaviours['readings.qualities'](meter, ms).map(quality),
      typeOf(type, behaviours),
    ])
  })
}

const typeOf = (type: string, behaviours: Behaviours): XmlElement =>
  element(namespace, 'ReadingType', [], { ref: behaviours['readings.reference'](type) })

const quality = (code: string): XmlElement =>
  own('ReadingQualities', [element(namespace, 'ReadingQualityType', [], { ref: code })])

const identified = (name: string, object: { readonly mRID: string; readonly names: readonly ObjectName[] }) =>
  own(name, [own('mRID', object.mRID), ...buildNames(namespace, object.names)])

/** What the readings refer to, so that the document explains itself. */
const readingType = (code: string) =>
  own('ReadingType', buildNames(namespace, [{ name: code, nameType: 'ReadingType' }]))
