import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { isErrorCode } from '../reply-codes.ts'
import { calls, eachExpectation, label } from './expectation.ts'
import { containerOf, sameObject, servedReadings, wordsFor } from './served.ts'
import type { Field, ReplyError } from '../../message/model.ts'
import type { DecodedMessage } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'

const standing = (strength: 'must' | 'should', source: string) =>
  ({ strength, basis: 'reported', claim: 'exchange', source }) as const

/** Error.ID and object hold an id as such; details and reason may hold it among other words. */
const mentions = (object: ObjectIds, { value, element }: Field): boolean =>
  calls(object, value) ||
  (['details', 'reason'].includes(element.name) &&
    [object.mRID, ...object.names].some((id) => id !== undefined && value.includes(id)))

const about = (error: ReplyError, object: ObjectIds): boolean => error.names.some((field) => mentions(object, field))

const named: Assertion = {
  id: 'error.names-object',
  rule: 'Each object in error is named by an Error: in its ID, its object, or its details.',
  requirements: ['ERR-004', 'ERR-005'],
  standing: standing('must', 'annotation in a public simulator; ID of the Error element'),
  hint: 'Put the id by which the object was asked for into Error/ID, with kind and objectType.',
  judge: function* (view, context) {
    yield* eachExpectation('errors-name', function* ({ expected, reply }) {
      if (reply.message?.reply) yield* eachIsNamed(expected.objects, reply, reply.message.reply.errors)
    })(view, context)
    yield* eachExpectation('error-names-all', function* ({ expected, reply }) {
      const errors = (reply.message?.reply?.errors ?? []).filter(({ code }) => isErrorCode(code?.value))
      // Whether it had to be refused, and with an Error, is the matter of other rules.
      if (errors.length) yield* eachIsNamed(expected.objects, reply, errors)
      else yield { outcome: 'not-judged', actual: 'no Error' }
    })(view, context)
  },
}

function* eachIsNamed(
  objects: readonly ObjectIds[],
  reply: DecodedMessage,
  errors: readonly ReplyError[],
): Iterable<Judgement> {
  for (const object of objects)
    yield judged(
      errors.some((error) => about(error, object)),
      {
        ...(errors[0] ? { element: errors[0].element } : containerOf(reply)),
        expected: `an Error that names ${label(object)}`,
        actual: errors.length ? `Errors that name ${idsIn(errors)}` : 'no Error',
      },
    )
}

const idsIn = (errors: readonly ReplyError[]): string =>
  errors.flatMap(({ names }) => names.map(({ value }) => value)).join(', ') || 'nothing'

const once: Assertion = {
  id: 'error.one-each',
  rule: 'Each object in error has one Error of its own.',
  requirements: ['ERR-006'],
  standing: standing('should', 'annotation in a public simulator'),
  hint: 'Write one Error for each object, each with the ID of that object alone.',
  judge: eachExpectation('errors-name', function* ({ expected, reply }): Iterable<Judgement> {
    const errors = (reply.message?.reply?.errors ?? []).filter(({ code }) => isErrorCode(code?.value))
    // An object that no Error names is the finding of error.names-object.
    const owners = expected.objects.map((object) => ({ object, mine: errors.filter((error) => about(error, object)) }))
    for (const { object, mine } of owners.filter(({ mine: its }) => its.length > 0)) {
      const shared = mine.length === 1 && owners.some((other) => other.object !== object && other.mine[0] === mine[0])
      yield judged(mine.length === 1 && !shared, {
        ...(mine[0] && { element: mine[0].element }),
        expected: `one Error for ${label(object)}`,
        actual: shared ? 'an Error shared with another object' : `${mine.length} Errors`,
      })
    }
  }),
}

const idKind: Assertion = {
  id: 'error.id-kind',
  rule: 'The ID of an Error says what kind of id it is, and of what type of object.',
  requirements: ['ERR-004'],
  standing: standing('should', 'attributes of ID in the published envelope schemas'),
  hint: 'Set kind="name" or kind="uuid", and objectType="Meter" or whatever the object is.',
  judge: eachExpectation('errors-name', function* ({ reply }): Iterable<Judgement> {
    for (const { id } of reply.message?.reply?.errors ?? []) {
      if (!id) continue
      yield judged(id.idKind !== undefined && id.objectType !== undefined, {
        element: id.element,
        expected: 'the attributes kind and objectType',
        actual: [id.idKind && 'kind', id.objectType && 'objectType'].filter(Boolean).join(', ') || 'neither',
      })
    }
  }),
}

const notServed: Assertion = {
  id: 'readings.none-of-bad-objects',
  rule: 'Nothing is served for an object or a reading type that is in error.',
  requirements: ['ERR-012'],
  standing: { ...standing('must', 'a bad object is not served'), claim: 'payload' },
  hint: 'A value for something that does not exist was made up, or belongs to something else.',
  judge: eachExpectation('not-served', function* ({ expected, reply }): Iterable<Judgement> {
    const { readingTypes: bad, objects } = expected
    for (const { meter, usagePoint, values, element } of servedReadings(reply)) {
      const told = [meter, usagePoint].find((one) => one && objects.some((object) => sameObject(one, object)))
      const typed = values.find(({ readingTypes }) => readingTypes.some((type) => bad.includes(type)))
      yield judged(!told && !typed, {
        element: told?.element ?? typed?.element ?? element,
        expected: `nothing for ${[...objects.map(label), ...bad].join(', ')}`,
        actual: told ? `a MeterReading of ${wordsFor(told)}` : `a value of ${typed?.readingTypes[0] ?? ''}`,
      })
    }
    yield { outcome: 'pass' }
  }),
}

const same: Assertion = {
  id: 'readings.same-by-any-id',
  rule: 'The same meter asked for by another of its ids gives the same data.',
  requirements: ['RD-002'],
  standing: { ...standing('must', 'a name and an mRID of one object mean one object'), claim: 'payload' },
  hint: 'Two ids of one meter led to two meters. Look at how Names are resolved, NameType and authority included.',
  judge: eachExpectation('same-object', function* ({ expected, reply, view }): Iterable<Judgement> {
    const [other] = view.repliesTo(expected.as)
    if (!other) return
    const before = servedReadings(other)
    for (const { meter, values, element } of servedReadings(reply)) {
      const twin = before[0]
      // Two mRIDs that differ are two meters; names may differ by the way of asking.
      const contradicts = meter?.mRID !== undefined && twin?.meter?.mRID !== undefined && meter.mRID !== twin.meter.mRID
      // Values are compared where they are of one register and one moment; a later moment may show another value.
      const clash = values.find((one) =>
        twin?.values.some(
          (theirs) =>
            theirs.timeStamp !== undefined &&
            theirs.timeStamp === one.timeStamp &&
            theirs.readingTypes[0] === one.readingTypes[0] &&
            theirs.value !== one.value,
        ),
      )
      yield judged(!contradicts && !clash, {
        element: contradicts ? meter.element : (clash?.element ?? element),
        expected: `the data of ${wordsFor(twin?.meter)}`,
        actual: contradicts ? `data of ${wordsFor(meter)}` : `another value of the same moment`,
      })
    }
  }),
}

/** Expectations on objects: those in error, and those called by several ids. */
export const objectAssertions: readonly Assertion[] = [named, once, idKind, notServed, same]
