import { childNamed, childrenNamed, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { profilesOf, within } from './profiles.ts'

const standing = {
  strength: 'should',
  basis: 'inferred',
  claim: 'payload',
  source: 'plain reading of mRID and Names in the public profile schemas',
} as const

/** The parts of an object's ids that hold a word of their own. */
function idsIn(object: XmlElement): readonly XmlElement[] {
  const names = childrenNamed(object, 'Names')
  const types = names.flatMap((one) => childrenNamed(one, 'NameType'))
  const authorities = types.flatMap((type) => childrenNamed(type, 'NameTypeAuthority'))
  return [
    ...childrenNamed(object, 'mRID'),
    ...[...names, ...types, ...authorities].flatMap((one) => childrenNamed(one, 'name')),
  ]
}

const notEmpty: Assertion = {
  id: 'identifier.not-empty',
  rule: 'An mRID, a name, a name type or an authority that is written holds a word.',
  requirements: ['RD-002'],
  standing,
  hint: 'Leave the element out where there is nothing to say: an empty id calls nobody.',
  judge: eachMessage(function* (message, { standard }) {
    for (const profile of profilesOf(message, standard))
      for (const object of within(profile))
        for (const id of idsIn(object))
          yield judged(textOf(id) !== '', { message, element: id, expected: 'a word', actual: `an empty ${id.name}` })
  }),
}

/** What tells two names of one object apart: what kind they are, and who gave them. */
function kindOf(name: XmlElement): string | undefined {
  const type = childNamed(name, 'NameType')
  const authority = type && childNamed(type, 'NameTypeAuthority')
  const word = (one: XmlElement | undefined) => one && childNamed(one, 'name')
  const [kind, giver] = [word(type), word(authority)].map((one) => one && textOf(one))
  return kind && JSON.stringify([kind, giver ?? ''])
}

const apart: Assertion = {
  id: 'identifier.names-apart',
  rule: 'An object with several names tells by NameType, and its authority, which is which.',
  requirements: ['RD-002'],
  standing,
  hint: 'Give each name a NameType of its own, such as the serial number or the number of the utility.',
  judge: eachMessage(function* (message, { standard }) {
    for (const profile of profilesOf(message, standard))
      for (const object of within(profile)) {
        const names = childrenNamed(object, 'Names')
        // The code among the names of a type is told by its form.
        if (names.length < 2 || object.name.endsWith('Type')) continue
        const kinds = names.map(kindOf)
        const unclear = names.find((_, index) => kinds[index] === undefined || kinds.indexOf(kinds[index]) !== index)
        yield judged(!unclear, {
          message,
          element: unclear ?? object,
          expected: 'a NameType, or an authority, that no other name of the object has',
          actual: kindOf(unclear ?? object) === undefined ? 'a name without NameType' : 'a NameType that stands twice',
        })
      }
  }),
}

/** Classes of which no object is both: what else may be one object under two class names is left alone. */
const exclusive: readonly (readonly [kind: string, elements: ReadonlySet<string>])[] = [
  ['a meter', new Set(['Meter', 'Meters', 'EndDevice', 'EndDevices', 'OldMeter'])],
  ['a usage point', new Set(['UsagePoint', 'UsagePoints'])],
]

const oneObject: Assertion = {
  id: 'identifier.one-object',
  rule: 'An mRID is that of one object: a meter and a usage point do not share it.',
  requirements: ['RD-002'],
  standing,
  hint: 'An mRID is unique over all classes. Where both are known by one number, it is a name of each.',
  judge: eachMessage(function* (message, { standard }) {
    const owners = new Map<string, string>()
    for (const profile of profilesOf(message, standard))
      for (const object of within(profile)) {
        const kind = exclusive.find(([, names]) => names.has(object.name))?.[0]
        const mRID = elements(object).find(({ name }) => name === 'mRID')
        const id = mRID && textOf(mRID)
        if (kind === undefined || !id) continue
        const owner = owners.get(id) ?? kind
        owners.set(id, owner)
        yield judged(owner === kind, {
          message,
          element: mRID,
          expected: `the mRID of ${kind}`,
          actual: `${id}, which is that of ${owner}`,
        })
      }
  }),
}

/** Rules on mRID and Names. */
export const identifierAssertions: readonly Assertion[] = [notEmpty, apart, oneObject]
