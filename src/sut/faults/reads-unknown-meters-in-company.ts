// BUG: an Error is written for an unknown meter, and a made-up value beside it.

import { childNamed, childrenNamed, element, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** The element with one of its descendants, found by a path of local names, changed. */
const within = (parent: XmlElement, path: readonly string[], change: (found: XmlElement) => XmlElement): XmlElement => {
  const [name, ...rest] = path
  if (name === undefined) return change(parent)
  const children = parent.children.map((child) =>
    child.kind === 'element' && child.name === name ? within(child, rest, change) : child,
  )
  return { ...parent, children }
}

const unknownMeters = (envelope: XmlElement): readonly string[] => {
  const reply = ['Body', 'ResponseMessage', 'Reply'].reduce<XmlElement | undefined>(
    (here, name) => here && childNamed(here, name),
    envelope,
  )
  return (reply ? childrenNamed(reply, 'Error') : []).flatMap((error) => childrenNamed(error, 'ID').map(textOf))
}

/** A copy of the first MeterReading, under the name of a meter that does not exist. */
const invented = (readings: XmlElement, mRID: string): XmlElement[] =>
  elements(readings)
    .filter(({ name }) => name === 'MeterReading')
    .slice(0, 1)
    .map((first) =>
      within(first, ['Meter'], (meter) => element(meter.namespace, 'Meter', [element(meter.namespace, 'mRID', mRID)])),
    )

export const readsUnknownMetersInCompany: Fault = {
  name: 'reads-unknown-meters-in-company',
  says: 'Beside the Error for an unknown meter there is a reading of it.',
  behaviours: {
    'wire.document': (envelope) =>
      within(envelope, ['Body', 'ResponseMessage', 'Payload', 'MeterReadings'], (readings) => ({
        ...readings,
        children: [
          ...unknownMeters(envelope)
            .slice(0, 1)
            .flatMap((mRID) => invented(readings, mRID)),
          ...readings.children,
        ],
      })),
  },
  raises: [
    { assertion: 'readings.of-asked-objects', cases: ['RD-010', 'ERR-003'] },
    { assertion: 'readings.none-of-bad-objects', cases: ['ERR-003', 'ERR-006'] },
  ],
  consequences: ['readings.of-unreachable-meter'],
}
