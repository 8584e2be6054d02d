// BUG: a price without unit is taken, and the display skips it.

import { childrenNamed, childText } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const dropsPricesWithoutUnit: Fault = {
  name: 'drops-prices-without-unit',
  says: 'A price without unit is answered OK and reaches no display.',
  behaviours: {
    'pan.isShown': ({ kind, command }) =>
      kind !== 'price' ||
      childrenNamed(command, 'PanPricingDetails').every((tier) => childText(tier, 'unitOfMeasure') !== undefined),
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-010.without-unit'] }],
}
