// BUG: the queue of the texts has no reader.

import type { Fault } from '../fault.ts'

export const textsGoNowhere: Fault = {
  name: 'texts-go-nowhere',
  says: 'Texts are answered OK and shown nowhere.',
  behaviours: {
    'pan.isShown': ({ kind }) => kind !== 'text',
  },
  raises: [
    {
      assertion: 'programme.told',
      cases: ['PAN-003', 'PAN-003.confirmed', 'PAN-004.normal', 'PAN-004.anonymous', 'PAN-004.both'],
    },
  ],
}
