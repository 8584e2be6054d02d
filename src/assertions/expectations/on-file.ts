import { childrenNamed, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label, type Meant } from './expectation.ts'
import { containerOf } from './served.ts'
import { objectsIn, saysTheSame, wordsOf } from './stored.ts'

type Wanted = Meant<'on-file'>['expected']['objects'][number]

const standing = (source: string) => ({ strength: 'must', basis: 'reported', claim: 'payload', source }) as const

/** The objects of an answer that are called as that one. */
const twinsOf = ({ reply }: Meant<'on-file'>, { object }: Wanted): readonly XmlElement[] =>
  objectsIn(reply).filter((one) => wordsOf(one).some((word) => calls(object, word)))

/** All elements of that name within an element. */
const within = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...childrenNamed(element, name),
  ...elements(element).flatMap((child) => within(child, name)),
]

/** The first thing that an object does not tell as it should. */
export function wrongIn(twin: XmlElement, { fields, without }: Wanted): Omit<Judgement, 'outcome'> | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const told = within(twin, name)
    if (told.some((one) => saysTheSame(value, textOf(one)))) continue
    const [first] = told
    return { element: first ?? twin, expected: `${name} ${value}`, actual: first ? textOf(first) : `no ${name}` }
  }
  const kept = without.flatMap((name) => within(twin, name)).find((one) => textOf(one) !== '')
  return kept && { element: kept, expected: `no ${kept.name}`, actual: `${kept.name} ${textOf(kept)}` }
}

const fields: Assertion = {
  id: 'stored.fields',
  rule: 'What is on file of an object is what its changes add up to: what was changed, and all else as it was.',
  requirements: ['OPS-012'],
  standing: standing('a system that answers OK to a change has made this change, and no other'),
  hint: 'Compare what was sent before with what is told: a change was lost, was not undone, or reached further than it said.',
  judge: eachExpectation('on-file', function* (meant): Iterable<Judgement> {
    for (const wanted of meant.expected.objects) {
      const [twin] = twinsOf(meant, wanted)
      if (!twin) {
        yield judged(meant.expected.orAbsent ?? false, {
          ...containerOf(meant.reply),
          expected: label(wanted.object),
          actual: 'not found',
        })
        continue
      }
      const wrong = wrongIn(twin, wanted)
      yield judged(!wrong, wrong ?? { element: twin })
    }
  }),
}

const once: Assertion = {
  id: 'stored.once',
  rule: 'An object that was put on file is there once.',
  requirements: ['MEP-046'],
  standing: standing('one object is one object, however often its sender asks for it'),
  hint: 'The same request came twice, and both were carried out. Look for what is there before you add to it.',
  judge: eachExpectation('on-file', function* (meant): Iterable<Judgement> {
    for (const wanted of meant.expected.objects) {
      const [first, second] = twinsOf(meant, wanted)
      if (!first) continue
      yield judged(!second, {
        element: second ?? first,
        expected: `${label(wanted.object)} once`,
        actual: `${twinsOf(meant, wanted).length} objects of that name`,
      })
    }
  }),
}

/** Expectations on what is on file after several changes. */
export const onFileAssertions: readonly Assertion[] = [fields, once]
