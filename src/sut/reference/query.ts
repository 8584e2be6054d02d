import { filedClasses, isFiledNoun, type FiledClass } from '../../config/nouns.ts'
import type { ObjectName, ObjectReference } from '../../message/build.ts'
import { attributeOf, childNamed, childrenNamed, childText, elements, type XmlElement } from '../../xml/tree.ts'
import type { Period } from './periods.ts'
import { isReadingTypeCode } from './readings.ts'

/** An object a query asks for. */
export interface AskedObject {
  readonly type: FiledClass
  readonly reference: ObjectReference
}

/** What a query asks for; no reading types means all of them. */
export interface Query {
  readonly objects: readonly AskedObject[]
  readonly readingTypes: readonly string[]
  /** Codes of event types; none means all of them. */
  readonly eventTypes: readonly string[]
  /** The times of the request, and those of a time schedule in its query. */
  readonly asked: Period
  readonly scheduled: Period
  /** The options of the request, by their names. */
  readonly options: ReadonlyMap<string, string>
}

const objectTypes: ReadonlyMap<string, AskedObject['type']> = new Map([
  ['EndDevice', 'Meter'],
  ['Meter', 'Meter'],
  ['UsagePoint', 'UsagePoint'],
  ['EndDeviceGroup', 'EndDeviceGroup'],
  ['UsagePointGroup', 'UsagePointGroup'],
])

const classNames: ReadonlyMap<string, AskedObject['type']> = new Map(
  Object.values(filedClasses).map((name) => [name, name]),
)

/**
 * Reads query profiles; several of them ask for everything in all of them. Objects without any id are left out.
 *
 * @param noun what is asked for; objects of its own class may be asked for beside meters and usage points
 * @param request the Request around them
 */
export function readQuery(noun: string, profiles: readonly XmlElement[], request?: XmlElement): Query {
  const ownClass = isFiledNoun(noun) ? filedClasses[noun] : undefined
  // What is linked may be asked for by any object of it.
  const linked = noun === 'MasterDataLinkageConfig' ? classNames : new Map<string, AskedObject['type']>()
  const children = profiles.flatMap(elements)
  const objects = children.flatMap((child) => {
    const type = child.name === ownClass ? ownClass : (linked.get(child.name) ?? objectTypes.get(child.name))
    const reference = readReference(child)
    return type && (reference.mRID !== undefined || reference.names?.length) ? [{ type, reference }] : []
  })
  const readingTypes = children.filter(({ name }) => name === 'ReadingType').map(readingTypeIn)
  const schedule = children.find(({ name }) => name === 'TimeSchedule')
  const interval = schedule && childNamed(schedule, 'scheduleInterval')
  return {
    objects,
    readingTypes: [...new Set(readingTypes)],
    eventTypes: children.filter(({ name }) => name === 'EndDeviceEventType').flatMap(eventTypeIn),
    asked: request ? readPeriod(childText(request, 'StartTime'), childText(request, 'EndTime')) : {},
    scheduled: interval ? readPeriod(childText(interval, 'start'), childText(interval, 'end')) : {},
    options: new Map(
      (request ? childrenNamed(request, 'Option') : []).map((option) => [
        childText(option, 'name') ?? '',
        childText(option, 'value') ?? '',
      ]),
    ),
  }
}

function readPeriod(start: string | undefined, end: string | undefined): Period {
  const [from, until] = [start, end].map((text) => Date.parse(text ?? ''))
  // What is no time is the schema's to refuse.
  return {
    ...(from !== undefined && !Number.isNaN(from) && { start: from }),
    ...(until !== undefined && !Number.isNaN(until) && { end: until }),
  }
}

function readReference(object: XmlElement): ObjectReference {
  const mRID = childText(object, 'mRID')
  return { ...(mRID && { mRID }), names: readNames(object) }
}

function readNames(object: XmlElement): readonly ObjectName[] {
  return childrenNamed(object, 'Names').flatMap((names) => {
    const name = childText(names, 'name')
    const type = childNamed(names, 'NameType')
    const authority = type && childNamed(type, 'NameTypeAuthority')
    const nameType = type && childText(type, 'name')
    const giver = authority && childText(authority, 'name')
    return name ? [{ name, ...(nameType && { nameType }), ...(giver && { authority: giver }) }] : []
  })
}

/** A reading type may bear several ids; the one in the form of a code counts, else the first, so that it can be refused. */
function readingTypeIn(type: XmlElement): string {
  const ids = [...readNames(type).map(({ name }) => name), childText(type, 'mRID'), attributeOf(type, 'ref')]
  const given = ids.filter((id) => id !== undefined)
  return given.find(isReadingTypeCode) ?? given[0] ?? ''
}

/** An event type by its code, wherever it is written. */
function eventTypeIn(type: XmlElement): readonly string[] {
  const ids = [...readNames(type).map(({ name }) => name), childText(type, 'mRID'), attributeOf(type, 'ref')]
  return ids.filter((id) => id !== undefined)
}
