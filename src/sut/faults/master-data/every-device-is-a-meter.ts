// BUG: meters and other devices are one table, and the column of the kind is not looked at.

import { profileNamespace } from '../../../message/namespaces.ts'
import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const namespace = profileNamespace('MeterConfig')
const moved = (element: XmlElement): XmlElement => ({
  ...element,
  namespace,
  children: element.children.map((child) => (child.kind === 'element' ? moved(child) : child)),
})
/** What a meter has of an end device. */
const asMeter = (device: XmlElement): XmlElement => ({
  ...moved(device),
  name: 'Meter',
  children: elements(moved(device)).filter(({ name }) => name !== 'isPan' && name !== 'installCode'),
})

export const everyDeviceIsAMeter: Fault = {
  name: 'every-device-is-a-meter',
  says: 'A device that is no meter is told as a meter.',
  behaviours: {
    'registry.find': (className, reference, registry) => {
      const device = className === 'Meter' ? registry.find('EndDevice', reference) : undefined
      return device ? asMeter(device) : registry.find(className, reference)
    },
  },
  raises: [{ assertion: 'stored.none', cases: ['MD-023'] }],
}
