// BUG: the names of meters and their values are counted by two loops, and one of them begins later.

import { childNamed, elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** Each MeterReading with the Meter of the next. */
function shifted(profile: XmlElement): XmlElement {
  const readings = elements(profile).filter(({ name }) => name === 'MeterReading')
  const meterOf = (reading: XmlElement) => {
    const next = readings[(readings.indexOf(reading) + 1) % readings.length]
    return next && childNamed(next, 'Meter')
  }
  return {
    ...profile,
    children: profile.children.map((reading) =>
      reading.kind === 'text' || reading.name !== 'MeterReading'
        ? reading
        : {
            ...reading,
            children: reading.children.map((child) =>
              child.kind === 'element' && child.name === 'Meter' ? (meterOf(reading) ?? child) : child,
            ),
          },
    ),
  }
}

export const pushesTheValuesOfTheNeighbour: Fault = {
  name: 'pushes-the-values-of-the-neighbour',
  says: 'In a message of a bulk, each meter has the values of another.',
  behaviours: {
    'push.sent': (profiles) => profiles.map(shifted),
  },
  raises: [{ assertion: 'push.as-read', cases: ['RD-047.as-read'] }],
  consequences: ['push.quality-told'],
}
