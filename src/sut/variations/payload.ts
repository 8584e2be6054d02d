import { profileNamespace } from '../../message/namespaces.ts'
import {
  attributeOf,
  childNamed,
  childrenNamed,
  childText,
  element,
  elements,
  textOf,
  type XmlElement,
} from '../../xml/tree.ts'
import { partsOf } from '../reference/asynchronous.ts'
import { switchPositionType } from '../reference/switches.ts'
import { eachElement, usual, type Dimension, type Variation } from './variation.ts'

/** How a profile tells the same. */

const [readings, events] = [profileNamespace('MeterReadings'), profileNamespace('EndDeviceEvents')]
const isTold = ({ namespace }: XmlElement): boolean => namespace === readings || namespace === events

/** Readings of intervals follow each other in time, and operations are carried out as they stand. */
const ordered: ReadonlySet<string> = new Set(['IntervalReadings', 'Operation'])

/** The children of an element with those of one name in another order, where schemas leave them no other. */
const reordered = (order: (alike: readonly XmlElement[]) => readonly XmlElement[]): Variation['behaviours'] =>
  eachElement((parent) => {
    const queues = new Map(
      [...new Set(elements(parent).map(({ name }) => name))]
        .filter((name) => !ordered.has(name))
        .map((name) => [name, [...order(childrenNamed(parent, name))]]),
    )
    return {
      ...parent,
      children: parent.children.map((child) => (child.kind === 'element' && queues.get(child.name)?.shift()) || child),
    }
  })

const withText = (one: XmlElement, text: string): XmlElement => ({ ...one, children: [{ kind: 'text', text }] })

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Every time with a zone, written otherwise. */
const inTimes = (write: (ms: number, text: string) => string): Variation['behaviours'] =>
  eachElement((one) => {
    const text = textOf(one)
    return elements(one).length === 0 && moment.test(text) ? withText(one, write(Date.parse(text), text)) : one
  })

/** A time at an offset from UTC in minutes. */
const at = (ms: number, minutes: number): string => {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
  return new Date(ms + minutes * 60_000).toISOString().replace('Z', offset)
}

const withoutFraction = (time: string): string => time.replace(/\.0+(?=Z|[+-])/, '')

/** Midnight as the end of a day. */
const endOfDay = (ms: number): string =>
  ms % 86_400_000 === 0
    ? `${new Date(ms - 1).toISOString().slice(0, 10)}T24:00:00Z`
    : withoutFraction(new Date(ms).toISOString())

/** The values of registers and intervals; the position of a switch is a word. */
const inValues = (write: (text: string) => string): Variation['behaviours'] =>
  eachElement((one) => {
    const value = childNamed(one, 'value')
    const type = childNamed(one, 'ReadingType')
    const isReading = one.name === 'Readings' || one.name === 'IntervalReadings'
    if (!isReading || !value || (type && attributeOf(type, 'ref') === switchPositionType)) return one
    const told = withText(value, write(textOf(value)))
    return { ...one, children: one.children.map((child) => (child === value ? told : child)) }
  })

const withFraction = (text: string): string => (text.includes('.') ? text : `${text}.`)

const identified: ReadonlySet<string> = new Set(['Meter', 'UsagePoint', 'Assets'])

const inIds = (
  change: (ids: readonly XmlElement[], object: XmlElement) => readonly XmlElement[],
): Variation['behaviours'] =>
  eachElement((one) =>
    isTold(one) && identified.has(one.name) && childNamed(one, 'mRID') && childNamed(one, 'Names')
      ? { ...one, children: change(elements(one), one) }
      : one,
  )

const named = (namespace: string, name: string, type: string): XmlElement =>
  element(namespace, 'Names', [
    element(namespace, 'name', name),
    element(namespace, 'NameType', [element(namespace, 'name', type)]),
  ])

/** Children before the first one that has one of those names, or at the end. */
const before = (
  parent: XmlElement,
  names: readonly string[],
  further: readonly XmlElement[],
): readonly XmlElement[] => {
  const children = elements(parent)
  const index = children.findIndex(({ name }) => names.includes(name))
  const place = index === -1 ? children.length : index
  return [...children.slice(0, place), ...further, ...children.slice(place)]
}

const isDefinition = (one: XmlElement): boolean => one.name.endsWith('Type') && attributeOf(one, 'ref') === undefined

const full = eachElement((one) => {
  const own = (name: string, content: XmlElement['children'] | string) => element(one.namespace, name, content)
  if (one.namespace === readings && (one.name === 'Readings' || one.name === 'IntervalReadings')) {
    const time = childText(one, 'timeStamp')
    const told = time === undefined ? [] : [own('reportedDateTime', time), own('source', 'Metering System')]
    return { ...one, children: before(one, ['timeStamp', 'value'], told) }
  }
  if (one.namespace === readings && one.name === 'Meter')
    return { ...one, children: [...one.children, own('status', [own('value', 'in use')])] }
  if (one.namespace === readings && one.name === 'MeterReading' && !childNamed(one, 'isCoincidentTrigger'))
    return { ...one, children: [own('isCoincidentTrigger', 'false'), ...one.children] }
  if (one.namespace === events && one.name === 'EndDeviceEvent') {
    const details = own('EndDeviceEventDetails', [own('name', 'Phase'), own('value', 'A')])
    const reasons = [own('reason', 'as the meter told'), own('severity', 'low'), own('userID', 'HES')]
    const children = before(
      { ...one, children: before(one, ['Assets', 'EndDeviceEventType'], reasons) },
      ['EndDeviceEventType'],
      [details],
    )
    return { ...one, children: [...children, own('status', [own('value', 'new')])] }
  }
  return one
})

export const payloadDimensions: readonly Dimension[] = [
  {
    name: 'parts',
    values: [
      usual,
      {
        name: 'many',
        says: 'Each reading that comes later is a part of its own.',
        behaviours: () => ({ 'async.parts': (outcome) => partsOf(outcome, 1) }),
      },
      {
        name: 'one',
        says: 'All readings that come later come at once.',
        behaviours: () => ({ 'async.parts': (outcome) => partsOf(outcome, Number.POSITIVE_INFINITY) }),
        otherwise: { 'MEP-012': 'It looks at an answer in parts, and there is none: not applicable.' },
      },
    ],
  },
  {
    name: 'order',
    values: [
      usual,
      {
        name: 'backwards',
        says: 'Elements of one name stand in the opposite order.',
        behaviours: reordered((alike) => [...alike].reverse()),
      },
      {
        name: 'turned',
        says: 'The first of the elements of one name stands last.',
        behaviours: reordered((alike) => [...alike.slice(1), ...alike.slice(0, 1)]),
      },
    ],
  },
  {
    name: 'times',
    values: [
      usual,
      {
        name: 'west',
        says: 'Times at -05:30, with six digits of a second.',
        behaviours: inTimes((ms) => at(ms, -330).replace(/(\.\d{3})/, '$1000')),
      },
      {
        name: 'end-of-day',
        says: 'Midnight is the end of a day, fractions of a second are told where there are any, and blanks stand around.',
        behaviours: inTimes((ms) => `\n  ${endOfDay(ms)} `),
      },
    ],
  },
  {
    name: 'values',
    values: [
      usual,
      { name: 'long', says: 'Values end in zeros.', behaviours: inValues((text) => `${withFraction(text)}000`) },
      {
        name: 'dials',
        says: 'Values begin with zeros, as on the dials of a meter, and have none to spare at their end.',
        behaviours: inValues((text) =>
          (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^(-?)/, '$1000'),
        ),
      },
    ],
  },
  {
    name: 'booleans',
    values: [
      usual,
      {
        name: 'digits',
        says: 'Booleans are 1 and 0.',
        behaviours: eachElement((one) => {
          const text = textOf(one)
          if (elements(one).length || !['true', 'false'].includes(text)) return one
          return withText(one, text === 'true' ? '1' : '0')
        }),
      },
    ],
  },
  {
    name: 'ids',
    values: [
      usual,
      {
        name: 'mrid',
        says: 'Meters and usage points are called by mRID alone.',
        behaviours: inIds((ids) => ids.filter(({ name }) => name !== 'Names')),
      },
      {
        name: 'names',
        says: "Meters and usage points are called by their names alone, the first of which is the vendor's own.",
        behaviours: inIds((ids, object) => [
          named(object.namespace, `X-${childText(object, 'mRID') ?? ''}`, 'VendorNumber'),
          ...ids.filter(({ name }) => name !== 'mRID'),
        ]),
      },
    ],
  },
  {
    name: 'optional-content',
    values: [
      usual,
      {
        name: 'bare',
        says: 'Types are referred to by their codes, and not defined.',
        behaviours: eachElement((one) =>
          (one.namespace === readings && one.name === 'MeterReadings') ||
          (one.namespace === events && one.name === 'EndDeviceEvents')
            ? { ...one, children: elements(one).filter((child) => !isDefinition(child)) }
            : one,
        ),
      },
      {
        name: 'full',
        says: 'Readings and events tell what they may: source, time of report, status, details.',
        behaviours: full,
      },
    ],
  },
]
