import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { ObjectIds, WireMessage } from '../../exchange/entries.ts'
import { isTaken } from './event-delivery.ts'
import { valuesIn, type TimedValue } from './moments.ts'
import { sameObject, servedReadings, type ServedReading } from './served.ts'

/** A meter that is meant, and the usage point at which it is installed. */
export interface PushedMeter {
  readonly device: ObjectIds
  readonly usagePoint?: ObjectIds | undefined
}

/** A value that was pushed, in its message. */
export interface PushedValue extends TimedValue {
  readonly message: DecodedMessage
  /** Did we take it? */
  readonly taken: boolean
}

const wordsOf = ({ mRID, names }: ObjectIds): readonly string[] => [...(mRID === undefined ? [] : [mRID]), ...names]

/** Finds the meter of a reading, of many: by the meter it names, else by its usage point. */
function finderOf(meters: readonly PushedMeter[]): (reading: ServedReading) => PushedMeter | undefined {
  const byDevice = new Map(meters.flatMap((one) => wordsOf(one.device).map((word) => [word, one] as const)))
  const byPoint = new Map(
    meters.flatMap((one) => (one.usagePoint ? wordsOf(one.usagePoint).map((word) => [word, one] as const) : [])),
  )
  return ({ meter, usagePoint }) => {
    const [called, known] = meter ? ([meter, byDevice] as const) : ([usagePoint, byPoint] as const)
    if (!called) return undefined
    const words = [...(called.mRID === undefined ? [] : [called.mRID]), ...called.names]
    return words.flatMap((word) => known.get(word) ?? [])[0]
  }
}

const found = new WeakMap<WireMessage, Map<string, readonly TimedValue[]>>()

/** The values of a type in a message, looked for once: a bulk of many messages is looked at with each that comes. */
function valuesOnce(message: DecodedMessage, readingType: string): readonly TimedValue[] {
  const known = found.get(message.entry) ?? new Map<string, readonly TimedValue[]>()
  found.set(message.entry, known)
  const values = known.get(readingType) ?? valuesIn(message, readingType)
  known.set(readingType, values)
  return values
}

/** How many values of a type came after a stimulus, of whichever meters, and copies among them. */
export const countPushed = (view: DecodedRecord, stimulus: number, readingType: string): number =>
  view.eventsAfter(stimulus).reduce((sum, message) => sum + valuesOnce(message, readingType).length, 0)

/** The values of a type in messages, by their meters. */
export function valuesByMeter(
  messages: readonly DecodedMessage[],
  meters: readonly PushedMeter[],
  readingType: string,
): readonly { readonly meter: PushedMeter; readonly value: TimedValue; readonly message: DecodedMessage }[] {
  const find = finderOf(meters)
  return messages.flatMap((message) =>
    valuesOnce(message, readingType).flatMap((value) => {
      const meter = find(value.reading)
      return meter ? [{ meter, value, message }] : []
    }),
  )
}

interface Meant {
  readonly meters: readonly PushedMeter[]
  readonly readingType: string
}

/** What was pushed of each of the meters, in the order in which it came. */
export function pushedOf({ meters, readingType }: Meant, arrivals: readonly DecodedMessage[], view: DecodedRecord) {
  const told = new Map<PushedMeter, PushedValue[]>(meters.map((meter) => [meter, []]))
  const takenOnes = new Set(arrivals.filter((message) => isTaken(message, view)))
  for (const { meter, value, message } of valuesByMeter(arrivals, meters, readingType))
    told.get(meter)?.push({ ...value, message, taken: takenOnes.has(message) })
  return told
}

/** A reading of an object that the IXIT does not know: nobody can tell whose it is. */
export function readingOfStranger(
  { meters }: Meant,
  arrivals: readonly DecodedMessage[],
  { context }: DecodedRecord,
): ServedReading | undefined {
  const find = finderOf(meters)
  return arrivals.flatMap(servedReadings).find((reading) => {
    const called = reading.meter ?? reading.usagePoint
    return called !== undefined && !find(reading) && !context.objects.some((known) => sameObject(called, known))
  })
}

/** Is there something to be counted: a value, or a word on why there is none? */
export const isTold = ({ value, hasQuality }: TimedValue): boolean => Boolean(value) || hasQuality
