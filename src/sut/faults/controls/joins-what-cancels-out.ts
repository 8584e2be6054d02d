// BUG: an optimisation keeps only the last command for each meter.

import { childNamed, childText, attributeOf, type XmlElement } from '../../../xml/tree.ts'
import { connect, disconnect } from '../../reference/commands.ts'
import type { Fault } from '../fault.ts'

/** Does a control move the switch? */
const isSwitch = (control: XmlElement): boolean => {
  const type = childNamed(control, 'EndDeviceControlType')
  return [connect.code, disconnect.code].includes((type && attributeOf(type, 'ref')) ?? '')
}

const isForTheSame = (one: XmlElement, other: XmlElement): boolean => {
  const [meter, same] = [one, other].map((control) => childNamed(control, 'EndDevices'))
  return (
    isSwitch(other) && meter !== undefined && same !== undefined && childText(meter, 'mRID') === childText(same, 'mRID')
  )
}

export const joinsWhatCancelsOut: Fault = {
  name: 'joins-what-cancels-out',
  says: 'A disconnect that is followed by a connect in the same message is left out, and told as done.',
  behaviours: {
    'controls.taken': (controls) =>
      controls.filter(
        (control, index) => !controls.slice(index + 1).some((later) => isSwitch(later) && isForTheSame(later, control)),
      ),
  },
  raises: [{ assertion: 'control.order', cases: ['RCD-014'] }],
}
