// BUG: the loop is left by the first error.

import { attributeOf, childNamed } from '../../../xml/tree.ts'
import { commandOf } from '../../reference/commands.ts'
import type { Fault } from '../fault.ts'

export const stopsWithoutAWord: Fault = {
  name: 'stops-without-a-word',
  says: 'After a control that cannot be carried out the others of its message are not looked at.',
  behaviours: {
    'controls.taken': (controls) => {
      const failing = controls.findIndex((control) => {
        const type = childNamed(control, 'EndDeviceControlType')
        return !commandOf((type && attributeOf(type, 'ref')) ?? '')
      })
      return failing === -1 ? controls : controls.slice(0, failing + 1)
    },
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-014.failing-step'] }],
}
