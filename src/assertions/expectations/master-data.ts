import type { DecodedMessage } from '../../exchange/decode.ts'
import type { DeadlineExpired } from '../../exchange/entries.ts'
import { attributeOf, childText, elements, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label } from './expectation.ts'
import { wrongIn } from './on-file.ts'
import { refusalOf } from './refusal.ts'
import { containerOf } from './served.ts'
import { differences, isSame, objectsIn, wordsOf } from './stored.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

/** What an object refers to among the objects of its own message, by the children that refer. */
const targetsOf = (object: XmlElement, all: readonly XmlElement[]) =>
  elements(object).flatMap((child) => {
    const mRID = attributeOf(child, 'ref')
    // The programmes of a group are called otherwise than one of them.
    const target = all.find(
      (one) => [child.name, child.name.replace(/s$/, '')].includes(one.name) && childText(one, 'mRID') === mRID,
    )
    return mRID === undefined || !target ? [] : [{ child, target }]
  })

const isAlike = (sent: XmlElement, found: XmlElement): boolean =>
  isSame(sent, found) || (sent.name === found.name && ![...differences(sent, found)].length)

const references: Assertion = {
  id: 'stored.references',
  rule: 'What an object referred to when it was put on file is what it refers to when it is told.',
  requirements: ['MD-004'],
  standing: payload('must', 'reported', 'references of public schemas'),
  hint: 'A reference was lost, or leads to something else: compare the ref of the object with the mRID of what is told beside it.',
  judge: eachExpectation('references', function* ({ expected, reply, view }): Iterable<Judgement> {
    const sent = view.message(expected.as)
    if (!sent) return
    const [before, now] = [objectsIn(sent), objectsIn(reply)]
    for (const object of before)
      for (const { child, target } of targetsOf(object, before)) {
        const twin = now.find((one) => isSame(object, one))
        const led = twin ? targetsOf(twin, now).filter((one) => one.child.name === child.name) : []
        yield judged(
          led.some((one) => isAlike(target, one.target)),
          {
            ...(twin ? { element: twin } : containerOf(reply)),
            expected: `a ${child.name} that leads to ${wordsOf(target).join(' / ')}`,
            actual: led.length
              ? led.map((one) => wordsOf(one.target).join(' / ')).join(', ')
              : `no ${child.name} that leads to one`,
          },
        )
      }
  }),
}

const toldApart: Assertion = {
  id: 'stored.told-apart',
  rule: 'What is told under a name is what bears that name as it was asked for, and nothing that another object bears.',
  requirements: ['MD-013', 'MD-027'],
  standing: payload('must', 'inferred', 'a name means one object together with its type and its authority'),
  hint: 'Look at NameType and NameTypeAuthority as well where an object is called by name.',
  judge: eachExpectation('told', function* ({ expected, reply }): Iterable<Judgement> {
    const { object, some, each, none } = expected
    const twins = objectsIn(reply).filter((one) => wordsOf(one).some((word) => calls(object, word)))
    const has = (twin: XmlElement, fields: Readonly<Record<string, string>>) =>
      !wrongIn(twin, { object, fields, without: [] })
    const says = (fields: Readonly<Record<string, string>>) =>
      Object.entries(fields)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')
    if (some)
      yield judged(
        twins.some((twin) => has(twin, some)),
        {
          ...(twins[0] ? { element: twins[0] } : containerOf(reply)),
          expected: `${label(object)} with ${says(some)}`,
          actual: twins.length ? 'another' : 'not found',
        },
      )
    const stranger = twins.find((twin) => none && has(twin, none))
    const odd = twins.find((twin) => each && !each.some((fields) => has(twin, fields)))
    const wrong = stranger ?? odd
    yield judged(!wrong, {
      ...(wrong && { element: wrong }),
      expected: none ? `no object with ${says(none)}` : `objects with ${(each ?? []).map(says).join(', or ')}`,
      actual: stranger && none ? `one with ${says(none)}` : 'another object',
    })
  }),
}

/** Codes of who does not know the meter or the reading type; who has no data yet says otherwise. */
const unknown: readonly string[] = ['2.4', '2.6', '2.10']

const registerKnown: Assertion = {
  id: 'readings.register-known',
  rule: 'A register that was put on file can be read: a read of it is served, or refused for want of data.',
  requirements: ['MD-005'],
  standing: payload('should', 'inferred', 'registers and channels of public schemas say what a meter measures'),
  hint: 'The registers of a meter that was put on file are not looked at where readings are asked for.',
  judge: eachExpectation('register-known', function* ({ reply, view }): Iterable<Judgement> {
    const refusal = refusalOf(reply, view)
    const result = reply.message?.reply?.result
    if (!refusal && ['OK', 'PARTIAL'].includes(result?.value ?? '')) yield { outcome: 'pass' }
    else if (refusal?.codes.some((code) => unknown.includes(code)))
      yield {
        outcome: 'fail',
        ...(result && { element: result.element }),
        expected: 'a value, or 5.6 or 5.7',
        actual: refusal.codes.join(', '),
      }
    else if (refusal?.codes.some((code) => code.startsWith('5.'))) yield { outcome: 'pass' }
    else if (refusal) yield { outcome: 'not-judged', actual: refusal.codes.join(', ') || 'a refusal without a code' }
  }),
}

/** Event messages after a message of ours that tell of an object it sent, with the object as it was sent. */
const noticesOf = (sent: DecodedMessage, arrivals: readonly DecodedMessage[]) =>
  arrivals.flatMap((arrival) =>
    objectsIn(sent).flatMap((object) => {
      const told = objectsIn(arrival).find((one) => isSame(object, one))
      return told ? [{ arrival, object, told }] : []
    }),
  )

const notified: Assertion = {
  id: 'stored.notified',
  rule: 'What was put on file is told to those who listen: by created, with the object as it is on file.',
  requirements: ['MEP-023'],
  standing: payload('should', 'inferred', 'transaction example of the exchange patterns, by our reading'),
  hint: 'After a transaction send an EventMessage with the verb created, the noun of the request, and the object.',
  judge: eachExpectation('notified', function* ({ expected, expectation, view, reply }): Iterable<Judgement> {
    const sent = view.message(expected.as)
    if (!sent) return
    const [first] = noticesOf(sent, view.eventsAfter(expected.as))
    if (!first) {
      const silence = view.entries.find(
        (entry): entry is DeadlineExpired =>
          entry.kind === 'deadline' && entry.limit === 'event' && entry.inResponseTo === expectation.about,
      )
      yield {
        outcome: silence?.reachable === false ? 'inconclusive' : 'fail',
        ...containerOf(reply),
        expected: 'an event that tells of it',
        actual: 'none',
      }
      return
    }
    const { arrival, object, told } = first
    const verb = arrival.message?.header?.verb
    const [difference] = differences(object, told)
    const isCreated = arrival.message?.archetype === 'EventMessage' && verb?.value === 'created'
    yield judged(isCreated && !difference, {
      message: arrival,
      element: isCreated ? (difference?.at ?? told) : (verb?.element ?? told),
      expected: isCreated ? (difference?.expected ?? 'the object as it is on file') : 'an EventMessage with created',
      actual: isCreated ? (difference?.actual ?? '') : (verb?.value ?? 'no verb'),
    })
  }),
}

const notNotified: Assertion = {
  id: 'stored.not-notified',
  rule: 'Of what was not put on file, nobody is told.',
  requirements: ['MEP-023'],
  standing: payload('should', 'inferred', 'who is told of an object takes it for real'),
  hint: 'Tell of a transaction when it is done, and not before.',
  judge: eachExpectation('not-notified', function* ({ expected, view }): Iterable<Judgement> {
    const sent = view.message(expected.as)
    if (!sent) return
    const [first] = noticesOf(sent, view.eventsAfter(expected.as))
    yield judged(!first, {
      ...(first && { message: first.arrival, element: first.told }),
      expected: 'no event of it',
      actual: first ? (first.arrival.message?.header?.verb?.value ?? 'an event') : '',
    })
  }),
}

/** Expectations on what is on file of several objects, and who is told of it. */
export const masterDataAssertions: readonly Assertion[] = [references, toldApart, registerKnown, notified, notNotified]
