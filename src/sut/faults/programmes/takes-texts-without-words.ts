// BUG: an empty text is taken, and the display skips it.

import { childText } from '../../../xml/tree.ts'
import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { PanControl } from '../../reference/pan-controls.ts'
import type { Fault } from '../fault.ts'

const isEmptyText = ({ kind, command }: PanControl): boolean => kind === 'text' && !childText(command, 'textMessage')

export const takesTextsWithoutWords: Fault = {
  name: 'takes-texts-without-words',
  says: 'A text without words is answered OK, and nothing is shown.',
  behaviours: {
    'pan.refused': (control) => (isEmptyText(control) ? undefined : conformingProgrammes['pan.refused'](control)),
    'pan.isShown': (control) => !isEmptyText(control),
  },
  raises: [{ assertion: 'programme.told', cases: ['PAN-003.without-text'] }],
}
