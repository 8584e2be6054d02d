import { attributeOf, elements } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { looksLikeReadingType, profilesOf, within, wordsOf } from './profiles.ts'

const resolved: Assertion = {
  id: 'reference.resolved',
  rule: 'A reference to a type holds the code of the type, or an id of an element of the same profile.',
  requirements: ['RD-001'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'payload',
    source: 'reference elements of the public profile schemas; a reference that leads nowhere cannot be understood',
  },
  hint: 'Write the code itself into ref, or define the element it names in the same profile.',
  judge: eachMessage(function* (message, { standard }) {
    for (const profile of profilesOf(message, standard)) {
      const defined = new Set(
        elements(profile)
          .flatMap((element) => (attributeOf(element, 'ref') === undefined ? wordsOf(element) : []))
          .map(({ word }) => word),
      )
      for (const element of within(profile)) {
        const ref = attributeOf(element, 'ref')
        // Other references may mean what the receiver has already, a group or a programme.
        if (ref === undefined || !element.name.endsWith('Type')) continue
        // A malformed code is the finding of the code assertions.
        yield judged(/^[\d.-]+$/.test(ref) || defined.has(ref) || looksLikeReadingType.test(ref), {
          message,
          element,
          expected: 'a code, or an id in the same profile',
          actual: ref || 'an empty reference',
        })
      }
    }
  }),
}

/** Rules on references inside a profile. */
export const referenceAssertions: readonly Assertion[] = [resolved]
