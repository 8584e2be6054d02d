import type { DecodedMessage } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'
import { attributeOf, childNamed, childrenNamed, childText, textOf, type XmlElement } from '../../xml/tree.ts'

/** One value that a reply serves. */
export interface ServedValue {
  readonly element: XmlElement
  /** The 18-part code or other name of its reading type; all ways in which the message calls it. */
  readonly readingTypes: readonly string[]
  readonly value: string | undefined
  readonly timeStamp: string | undefined
  readonly hasQuality: boolean
}

/** A MeterReading of a reply, with all words by which it calls its meter and its usage point. */
export interface ServedReading {
  readonly element: XmlElement
  readonly meter: ServedObject | undefined
  readonly usagePoint: ServedObject | undefined
  readonly values: readonly ServedValue[]
}

/** An object as a message calls it. */
export interface ServedObject {
  readonly element: XmlElement
  readonly mRID: string | undefined
  readonly names: readonly string[]
}

/** The MeterReadings that a reply serves. */
export function servedReadings(reply: DecodedMessage): readonly ServedReading[] {
  const containers = reply.message?.payload?.profiles.filter(({ name }) => name === 'MeterReadings') ?? []
  return containers.flatMap((container) => {
    const types = childrenNamed(container, 'ReadingType').map(namesOf)
    return childrenNamed(container, 'MeterReading').map((element) => ({
      element,
      meter: objectIn(element, 'Meter'),
      usagePoint: objectIn(element, 'UsagePoint'),
      values: [
        ...childrenNamed(element, 'Readings').map((reading) => valueOf(reading, reading, types)),
        ...childrenNamed(element, 'IntervalBlocks').flatMap((block) =>
          childrenNamed(block, 'IntervalReadings').map((reading) => valueOf(reading, block, types)),
        ),
      ],
    }))
  })
}

/** Where to point when something is missing: the payload's profile, else the Reply. */
export const containerOf = (reply: DecodedMessage): { element?: XmlElement } => {
  const element = reply.message?.payload?.profiles[0] ?? reply.message?.reply?.element
  return element ? { element } : {}
}

/** The meters of a MeterConfig that a reply serves. */
export function servedMeters(reply: DecodedMessage): readonly ServedObject[] {
  const containers = reply.message?.payload?.profiles.filter(({ name }) => name === 'MeterConfig') ?? []
  return containers.flatMap((container) =>
    childrenNamed(container, 'Meter').map((element) => {
      const serial = childText(element, 'serialNumber')
      const ids = idsOf(element)
      return { element, ...ids, names: serial ? [...ids.names, serial] : ids.names }
    }),
  )
}

/** Do a served and a known object have an id in common? */
export const sameObject = (served: ServedObject, known: ObjectIds): boolean =>
  (served.mRID !== undefined && served.mRID === known.mRID) ||
  served.names.some((name) => known.names.includes(name)) ||
  // Some systems put a name where the mRID belongs; that is a matter of style, not another meter.
  (served.mRID !== undefined && known.names.includes(served.mRID))

/** How a message calls an object, for people. */
export const wordsFor = (served: ServedObject | undefined): string =>
  served ? [served.mRID, ...served.names].filter(Boolean).join(' / ') || 'an object without id' : 'no object'

/** The object of that name in an element. */
export function objectIn(parent: XmlElement, name: string): ServedObject | undefined {
  const element = childNamed(parent, name)
  return element && { element, ...idsOf(element) }
}

function idsOf(element: XmlElement): { mRID: string | undefined; names: readonly string[] } {
  return { mRID: childText(element, 'mRID') || undefined, names: namesIn(element) }
}

const namesIn = (element: XmlElement): readonly string[] =>
  childrenNamed(element, 'Names').flatMap((names) => childrenNamed(names, 'name').map(textOf))

const namesOf = (element: XmlElement): readonly string[] => [
  ...childrenNamed(element, 'mRID').map(textOf),
  ...namesIn(element),
]

/** A reference holds the code itself, or an id of a ReadingType that stands in the same container. */
function valueOf(reading: XmlElement, typed: XmlElement, types: readonly (readonly string[])[]): ServedValue {
  const reference = childNamed(typed, 'ReadingType')
  const ref = reference && attributeOf(reference, 'ref')
  const defined = types.find((names) => ref !== undefined && names.includes(ref)) ?? []
  return {
    element: reading,
    readingTypes: ref === undefined ? [] : [ref, ...defined],
    value: childText(reading, 'value'),
    timeStamp: childText(reading, 'timeStamp'),
    hasQuality: childrenNamed(reading, 'ReadingQualities').length > 0,
  }
}
