// BUG: the buffer for what is unpacked is too small.

import { conforming } from '../../behaviours.ts'
import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const named = ['mRID', 'Names']
const shortened = (object: XmlElement): XmlElement => ({
  ...object,
  children: elements(object).filter(({ name }) => named.includes(name)),
})

export const unpacksTheBeginning: Fault = {
  name: 'unpacks-the-beginning',
  says: 'Of a compressed payload what stands behind the ids of an object is lost.',
  behaviours: {
    'payload.unpacked': (compressed) => {
      const profile = conforming['payload.unpacked'](compressed)
      return profile && { ...profile, children: elements(profile).map(shortened) }
    },
  },
  raises: [
    { assertion: 'stored.as-sent', cases: ['PAY-001'] },
    { assertion: 'stored.fields', cases: ['PAY-003.base64'] },
  ],
}
