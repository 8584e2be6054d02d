// BUG: names are normalised before they are compared, on both sides.

import type { ObjectReference } from '../../message/build.ts'
import { conforming } from '../behaviours.ts'
import { referenceIn } from '../reference/registry.ts'
import type { Fault } from './fault.ts'

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/-0+(?=\d)/g, '-')
const namesOf = ({ names = [] }: ObjectReference): readonly string[] => names.map(({ name }) => folded(name))

export const foldsNames: Fault = {
  name: 'folds-names',
  says: 'Names are found whatever their case, with leading zeros and blanks or without.',
  behaviours: {
    'registry.find': (className, reference, registry) =>
      conforming['registry.find'](className, reference, registry) ??
      registry
        .all(className)
        .find((one) => namesOf(referenceIn(one)).some((name) => namesOf(reference).includes(name))),
  },
  raises: [{ assertion: 'stored.none', cases: ['MD-026.leading-zeros', 'MD-026.case', 'MD-026.inner-blanks'] }],
}
