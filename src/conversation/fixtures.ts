import type { Ics } from '../config/ics.ts'
import type { Ixit, MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { ObjectIds } from '../exchange/entries.ts'
import type { ObjectReference } from '../message/build.ts'
import { Inconclusive } from './errors.ts'

/** Roles of the IXIT by which features call the objects of a SUT; features never know an id. */
export interface Fixtures {
  knownMeters(count: number): readonly MeterFixture[]
  /** All of them, as far as one request may name them. */
  everyMeter(): readonly MeterFixture[]
  unknownMeters(count: number): readonly ObjectFixture[]
  /** Meters that may be operated. */
  sacrificialMeters(count: number): readonly MeterFixture[]
  /** A usage point at which a meter of the list is installed. */
  usagePoint(): ObjectFixture
  usagePointWithoutMeter(): ObjectFixture
  unknownUsagePoint(): ObjectFixture
  /** A meter, and a usage point at which another meter is installed. */
  unlinkedPair(): { readonly meter: MeterFixture; readonly usagePoint: ObjectFixture }
  /** A revision that the SUT serves. */
  revision(): string
  supportedReadingTypes(count: number): readonly string[]
  unsupportedReadingType(): string
  /** All objects with all ids, for the judges. */
  objects(): (ObjectIds & { installedAt?: string })[]
}

/** Reads the roles out of an IXIT. What is missing makes the scenario inconclusive, with the field to fill in. */
export function fixturesOf(ixit: Ixit): Fixtures {
  const installed = (point: ObjectFixture) => ixit.meters.some(({ usagePoint }) => isCalled(point, usagePoint))
  return {
    knownMeters: (count) => atLeast(ixit.meters, count, 'ixit.meters'),
    everyMeter: () =>
      atLeast(ixit.meters, Math.min(Math.max(ixit.meters.length, 1), ixit.limits.items ?? mostInOne), 'ixit.meters'),
    sacrificialMeters: (count) => atLeast(ixit.sacrificial.meters, count, 'ixit.sacrificial.meters'),
    unknownMeters: (count) => atLeast(ixit.unknownMeters, count, 'ixit.unknownMeters'),
    usagePoint: () => one(ixit.usagePoints.find(installed), 'ixit.usagePoints (one that a meter of ixit.meters names)'),
    usagePointWithoutMeter: () =>
      one(
        usagePointWithoutMeter(ixit),
        'ixit.usagePoints (one that no meter names; of several only where every meter names its own in usagePoint)',
      ),
    unknownUsagePoint: () => one(ixit.unknownUsagePoint, 'ixit.unknownUsagePoint'),
    unlinkedPair: () =>
      one(
        unlinkedPair(ixit),
        'ixit.meters and ixit.usagePoints (two meters, each at a usage point of its own by ixit.meters[].usagePoint)',
      ),
    revision: () => one(ixit.revision, 'ixit.revision'),
    supportedReadingTypes: (count) => atLeast(ixit.readingTypes.supported, count, 'ixit.readingTypes.supported'),
    unsupportedReadingType: () => one(ixit.readingTypes.unsupported, 'ixit.readingTypes.unsupported'),
    objects: () => [
      ...ixit.meters.map((meter) => {
        const point = ixit.usagePoints.find((candidate) => isCalled(candidate, meter.usagePoint))
        const installedAt = point?.mRID ?? meter.usagePoint
        return { ...idsOf(meter), ...(installedAt !== undefined && { installedAt }) }
      }),
      ...[...ixit.usagePoints, ...ixit.unknownMeters, ...objectsOfData(ixit), ...givenUpOnly(ixit)].map(idsOf),
    ],
  }
}

/** A request names no more meters where nobody says how many it may. */
const mostInOne = 20

/** Meters and devices of homes that are given up and stand in no other list. */
function givenUpOnly({ sacrificial, meters }: Ixit): readonly ObjectFixture[] {
  const words = new Set(meters.flatMap((one) => [one.mRID, ...one.names.map(({ name }) => name)]))
  return [...sacrificial.meters, ...sacrificial.panDevices].filter(
    ({ mRID, names }) => !words.has(mRID) && !names.some(({ name }) => words.has(name)),
  )
}

/**
 * The usage point at which surely no meter is. Of several that no meter names, one may be that of a meter that does not say
 * where it is: a SUT that reads it would be blamed for it.
 */
function usagePointWithoutMeter({ usagePoints, meters, sacrificial, bulkPush, meterExchange }: Ixit) {
  const placed = [...meters, ...sacrificial.meters, ...(bulkPush?.meters ?? [])]
  const taken = [...sacrificial.usagePoints, ...(meterExchange ? [meterExchange.usagePoint] : [])]
  const isFree = (point: ObjectFixture) =>
    !placed.some(({ usagePoint }) => isCalled(point, usagePoint)) && !taken.some((one) => isSame(point, one))
  const [first, ...others] = usagePoints.filter(isFree)
  return others.length && placed.some(({ usagePoint }) => usagePoint === undefined) ? undefined : first
}

function unlinkedPair({ meters, usagePoints }: Ixit) {
  const placed = meters.flatMap((meter) => {
    const usagePoint = usagePoints.find((point) => isCalled(point, meter.usagePoint))
    return usagePoint ? [{ meter, usagePoint }] : []
  })
  const [first] = placed
  const elsewhere = placed.find(({ usagePoint }) => first && usagePoint !== first.usagePoint)
  return first && elsewhere && { meter: first.meter, usagePoint: elsewhere.usagePoint }
}

/** The objects that fixtures of data name by themselves, beside those of the lists. */
function objectsOfData({ otherCommodity, meterExchange, unreachable, switches }: Ixit): readonly ObjectFixture[] {
  return [
    otherCommodity?.meter,
    meterExchange?.usagePoint,
    meterExchange?.oldMeter,
    meterExchange?.newMeter,
    unreachable?.meter,
    switches?.open,
  ].filter((object) => object !== undefined)
}

/** All ids of an object, for an expectation. */
export const idsOf = ({ mRID, names }: ObjectFixture): ObjectIds => ({
  ...(mRID !== undefined && { mRID }),
  names: names.map(({ name }) => name),
})

/** How a request calls the object where any id will do: by mRID where it has one, else by its first name. */
export const byAnyId = (object: ObjectFixture): ObjectReference =>
  object.mRID === undefined ? byName(object) : { mRID: object.mRID }

/** How what a run put on file is asked for: by name where that is declared, as a system may number its objects itself. */
export const asFiled = ({ setting }: { readonly setting: { readonly ics: Pick<Ics, 'addressByNames'> } }) =>
  setting.ics.addressByNames ? (object: ObjectFixture) => byName(object) : byAnyId

/** How a request calls the object by mRID. */
export function byMRID({ mRID }: ObjectFixture): ObjectReference {
  if (mRID === undefined) throw new Inconclusive('The fixture has no mRID. Give the object an mRID in the IXIT.')
  return { mRID }
}

/** How a request calls the object by name; `nameType` picks one of several. */
export function byName(object: ObjectFixture, nameType?: string): ObjectReference {
  const name = object.names.find((candidate) => candidate.nameType === nameType) ?? object.names[0]
  if (!name) throw new Inconclusive('The fixture has no name. Give the object a name in the IXIT.')
  return {
    names: [
      {
        name: name.name,
        ...(name.nameType !== undefined && { nameType: name.nameType }),
        ...(name.authority !== undefined && { authority: name.authority }),
      },
    ],
  }
}

const isCalled = (object: ObjectFixture, id: string | undefined): boolean =>
  id !== undefined && (object.mRID === id || object.names.some(({ name }) => name === id))

const isSame = (object: ObjectFixture, { mRID, names }: ObjectFixture): boolean =>
  isCalled(object, mRID) || names.some(({ name }) => isCalled(object, name))

function one<T>(found: T | undefined, field: string): T {
  if (found === undefined) throw new Inconclusive(`The IXIT names no such object. Fill in ${field}.`)
  return found
}

function atLeast<T>(found: readonly T[], count: number, field: string): readonly T[] {
  if (found.length < count)
    throw new Inconclusive(`The case needs ${count}, the IXIT names ${found.length}. Fill in ${field}.`)
  return found.slice(0, count)
}
