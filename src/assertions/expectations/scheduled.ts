import { idToAnswer } from '../../exchange/correlation.ts'
import { isOwnRequest, type DecodedMessage, type DecodedRecord } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'
import { childrenNamed, textOf } from '../../xml/tree.ts'
import { hasZone } from '../content/profiles.ts'
import type { Form } from './expectation.ts'
import { sameObject, servedReadings, type ServedReading, type ServedValue } from './served.ts'

/** What is known of the readings of a schedule, in each expectation of them. */
export type Scheduled = Pick<Form<'linked-readings'>, 'schedule' | 'meters' | 'readingTypes' | 'link'>

/** A message with readings that nobody asked for at that moment. */
export interface Delivery {
  readonly message: DecodedMessage
  readonly readings: readonly ServedReading[]
  /** Does it say of which request it comes: of that which made the schedule, of another of ours, or of none that we know? */
  readonly of: 'schedule' | 'another' | 'nobody'
  /** When the SUT sent it, by its own clock; undefined where it does not tell. */
  readonly told: number | undefined
}

/** Readings of one meter and one type in a delivery. */
export interface Take {
  readonly delivery: Delivery
  readonly reading: ServedReading
  readonly values: readonly ServedValue[]
}

/** All that came to our listener with readings after an entry; a message that came twice is there once. */
export function deliveriesAfter(seq: number, { schedule }: Scheduled, view: DecodedRecord): readonly Delivery[] {
  const ids = idsOf(schedule, view)
  const others = new Set(
    view.messages.filter((one) => isOwnRequest(one) && one.entry.seq !== schedule).map((one) => idToAnswer(one)),
  )
  const seen = new Set<string>()
  return view.eventsAfter(seq).flatMap((message) => {
    const readings = servedReadings(message)
    const { messageId, correlationId } = message.message?.header ?? {}
    if (!readings.length || (messageId?.value && seen.has(messageId.value))) return []
    if (messageId?.value) seen.add(messageId.value)
    const id = correlationId?.value
    const of = id && ids.has(id) ? 'schedule' : id && others.has(id) ? 'another' : 'nobody'
    return [{ message, readings, of, told: timestampOf(message) }]
  })
}

/** By what a message can say that it comes of a schedule: the ids of the request that made it, and the id it was given. */
function idsOf(schedule: number, view: DecodedRecord): ReadonlySet<string> {
  const { correlationId, messageId } = view.message(schedule)?.message?.header ?? {}
  const reply = view.repliesTo(schedule)[0]?.message?.reply
  const given = reply ? childrenNamed(reply.element, 'ID').map(textOf) : []
  return new Set([correlationId?.value, messageId?.value, ...given].flatMap((id) => (id ? [id] : [])))
}

/** The deliveries that hold a value of a type for a meter. */
export const takesOf = (
  meter: ObjectIds,
  readingType: string,
  deliveries: readonly Delivery[],
  view: DecodedRecord,
): readonly Take[] =>
  deliveries.flatMap((delivery) => {
    const reading = delivery.readings.find(
      (one) => isOf(one, meter, view) && one.values.some(({ readingTypes }) => readingTypes.includes(readingType)),
    )
    return reading
      ? [{ delivery, reading, values: reading.values.filter((one) => one.readingTypes.includes(readingType)) }]
      : []
  })

/** Is it a reading of that meter? The meter decides where it is named; else the usage point at which it is installed. */
export function isOf(
  { meter: told, usagePoint }: ServedReading,
  meter: ObjectIds,
  { context }: DecodedRecord,
): boolean {
  if (told) return sameObject(told, meter)
  const at = context.objects.find(({ mRID }) => mRID !== undefined && mRID === meter.mRID)?.installedAt
  const point = context.objects.find(({ mRID }) => mRID !== undefined && mRID === at)
  return usagePoint !== undefined && point !== undefined && sameObject(usagePoint, point)
}

/** Deliveries of which it is certain that they come of the schedule: only these are held against the SUT. */
export const certainly = ({ of }: Delivery, { link }: Scheduled): boolean =>
  of === 'schedule' || (of === 'nobody' && link === 'content')

/** The time in the header of a message, where it tells its zone. */
export function timestampOf({ message }: DecodedMessage): number | undefined {
  const text = message?.header?.timestamp?.value
  const ms = text !== undefined && hasZone(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

/** By how much the clock of the SUT is ahead of what is held of it, as its answer to a message of ours shows; ms. */
export function aheadOfUs(seq: number, view: DecodedRecord): number | undefined {
  const [reply] = view.repliesTo(seq)
  const told = reply && timestampOf(reply)
  return reply && told !== undefined ? told - view.sutTime(reply.entry) : undefined
}

/** The latest time that values tell of themselves. */
export function lastStamp(values: readonly ServedValue[]): number | undefined {
  const stamps = values.flatMap(({ timeStamp }) =>
    timeStamp !== undefined && hasZone(timeStamp) ? [Date.parse(timeStamp)] : [],
  )
  const known = stamps.filter((ms) => !Number.isNaN(ms))
  return known.length ? Math.max(...known) : undefined
}
