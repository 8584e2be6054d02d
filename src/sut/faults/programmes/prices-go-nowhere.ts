// BUG: the queue of the prices has no reader.

import type { Fault } from '../fault.ts'

export const pricesGoNowhere: Fault = {
  name: 'prices-go-nowhere',
  says: 'Prices are answered OK and reach no display.',
  behaviours: {
    'pan.isShown': ({ kind }) => kind !== 'price',
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-010'] }],
}
