import { Given, Then, When, type DataTable } from '@cucumber/cucumber'
import {
  answerTo,
  asSet,
  changeOfNothingIsRefused,
  createTwiceAtOnce,
  expectGone,
  expectOnFile,
  isMeaning,
  note,
  ownOne,
  putOnFile,
  setsAreServed,
  type Flags,
  type Own,
  type OwnKind,
  type Row,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The object that the scenario calls by a name, made up where it is called for the first time. */
function named(world: Cim9World, name: string): Own {
  const known = world.named.get(name)
  if (known) return known
  const own = ownOne(world.conversation, name.startsWith('meter') ? 'meter' : 'usage point')
  world.named.set(name, own)
  return own
}

/** `A, B and D`: the objects of a kind. */
const several = (world: Cim9World, kind: OwnKind, letters: string): readonly Own[] =>
  letters.split(/, | and /).map((letter) => named(world, `${kind} ${letter}`))

/** `lotNumber LOT-2`: a field and its value. */
function fieldsIn(text: string): Own['fields'] {
  const [, name, value = ''] = /^(\w+) (.+)$/.exec(text) ?? []
  return name === undefined ? {} : { [name]: value }
}

const rowsOf = (world: Cim9World, table: DataTable): readonly Row[] =>
  table.hashes().map(({ id = 'none', verb = 'none', noun, object = '', with: fields = '', beside = '' }) => ({
    own: named(world, object),
    id: id === 'none' ? undefined : Number(id),
    verb: isMeaning(verb) ? verb : undefined,
    noun: noun || undefined,
    fields: fieldsIn(fields),
    extended: beside === 'a foreign element',
  }))

const integrity: Readonly<Record<string, boolean>> = { 'all or nothing': true, 'each for itself': false }
const sequence: Readonly<Record<string, boolean>> = { 'in this order': true, 'in any order': false }
const flagsIn = (first: string, second: string): Flags => ({
  integrity: integrity[first],
  sequence: sequence[second],
})

/** The last message of ours. */
const last = ({ asked }: Cim9World): number => asked.at(-1) ?? 0
const all = (world: Cim9World): readonly Own[] => [...world.named.values()]

/** Something of a set failed: it is answered PARTIAL, or refused in any way. */
function expectPartialOrRefused(world: Cim9World): void {
  if (answerTo(world.conversation, last(world)) === 'PARTIAL')
    world.expect({ form: 'result', results: ['PARTIAL'] }, 'the answer is PARTIAL')
  else world.expect({ form: 'refused', what: 'object' }, 'the answer is PARTIAL, or a refusal')
}

Given('the head end carries out sets of operations', function (this: Cim9World) {
  setsAreServed(this.conversation)
})

Given('a change of what is not on file is refused', async function (this: Cim9World) {
  await changeOfNothingIsRefused(this.conversation, ownOne(this.conversation, 'meter'))
})

Given(
  /^(meter|usage point) ([A-Z]) was put on file before(?:, without its (\w+))?$/,
  async function (this: Cim9World, kind: OwnKind, letter: string, without: string | null) {
    await putOnFile(this.conversation, named(this, `${kind} ${letter}`), without ? [without] : [])
  },
)

const flags =
  '(all or nothing|each for itself|with no word of integrity), (in this order|in any order|with no word of order)'

When(
  new RegExp(`^a set is sent, ${flags}$`),
  async function (this: Cim9World, first: string, second: string, table: DataTable) {
    await this.change(asSet(rowsOf(this, table), flagsIn(first, second), 'execute'))
  },
)

When(
  new RegExp(`^a set is sent, ${flags}, and the answer is asked for later$`),
  async function (this: Cim9World, first: string, second: string, table: DataTable) {
    const set = asSet(rowsOf(this, table), flagsIn(first, second), 'execute')
    await this.change({ ...set, asynchronous: 'to our address' })
    await this.conversation.result(last(this))
  },
)

When(
  new RegExp(`^a set is sent by the verb create, ${flags}$`),
  async function (this: Cim9World, first: string, second: string, table: DataTable) {
    await this.change(asSet(rowsOf(this, table), flagsIn(first, second), 'create'))
  },
)

When('a set of no operation is sent', async function (this: Cim9World) {
  await this.change(asSet([], flagsIn('all or nothing', 'in this order'), 'execute'))
})

When('it is put on file twice at once, under one correlation', async function (this: Cim9World) {
  this.asked.push(...(await createTwiceAtOnce(this.conversation, this.own())))
})

Then('the set is refused', function (this: Cim9World) {
  this.expect({ form: 'refused', what: 'object' }, 'the set is refused')
})

Then(
  /^operation (\d+) is named as the bad one(?:, and the others were (undone|carried out))?$/,
  function (this: Cim9World, id: string, others: string | null) {
    const became = others === 'undone' ? 'undone' : others === 'carried out' ? 'carried-out' : 'either'
    this.expect(
      { form: 'bad-operations', bad: [Number(id)], others: became },
      `operation ${id} is named as the bad one`,
    )
  },
)

const objects = '(meter|usage point)s? ([A-Z](?:, [A-Z])*(?: and [A-Z])?) (?:is|are)'

Then(
  new RegExp(`^${objects} on file(?:, with the (\\w+) "([^"]*)")?(?:, without (?:its|a) (\\w+))?$`),
  async function (
    this: Cim9World,
    kind: OwnKind,
    letters: string,
    field: string | null,
    value: string | null,
    without: string | null,
  ) {
    const told = several(this, kind, letters).map((own) => ({
      own,
      fields: field ? { [field]: value ?? '' } : {},
      without: without ? [without] : [],
    }))
    await expectOnFile(this.conversation, told, `${kind} ${letters}: on file`)
  },
)

Then(new RegExp(`^${objects} not on file$`), async function (this: Cim9World, kind: OwnKind, letters: string) {
  await expectGone(this.conversation, several(this, kind, letters), `${kind} ${letters}: not on file`)
})

Then('the set is refused and leaves nothing, or is carried out', async function (this: Cim9World) {
  if (answerTo(this.conversation, last(this)) === 'OK') {
    note(this.conversation, 'the set is carried out: a lenient reader.')
    this.expect({ form: 'result', results: ['OK'] }, 'the set is carried out')
    const told = all(this).map((own) => ({ own }))
    await expectOnFile(this.conversation, told, 'all of the set is on file')
    return
  }
  this.expect({ form: 'refused', what: 'object' }, 'the set is refused')
  await expectGone(this.conversation, all(this), 'nothing of the set is on file')
})

Then(/^where it is refused the code is preferably (.+)$/, function (this: Cim9World, codes: string) {
  if (answerTo(this.conversation, last(this)) === 'refused')
    this.expect({ form: 'error-code', codes: codes.split(' or ') }, `the code is preferably ${codes}`)
})

Then('all was undone, or the first operation carried out, as the answer says', async function (this: Cim9World) {
  const [first, second] = all(this)
  if (!first || !second) throw new Error('The set has fewer than two objects.')
  const isUndone = answerTo(this.conversation, last(this)) === 'refused'
  note(this.conversation, isUndone ? 'without the flag, all or nothing.' : 'without the flag, each for itself.')
  if (isUndone) await expectGone(this.conversation, [first], 'all was undone')
  else {
    this.expect({ form: 'result', results: ['PARTIAL'] }, 'the answer is PARTIAL')
    await expectOnFile(this.conversation, [{ own: first }], 'the first operation was carried out')
  }
  await expectGone(this.conversation, [second], 'the bad operation has no effect')
})

Then(
  /^operation (\d+) is named as the bad one, or the order was sorted out and meter ([A-Z]) has the (\w+) "([^"]*)"$/,
  async function (this: Cim9World, id: string, letter: string, field: string, value: string) {
    const own = named(this, `meter ${letter}`)
    const answer = answerTo(this.conversation, last(this))
    if (answer === 'OK') {
      note(this.conversation, 'the order is sorted out.')
      await expectOnFile(this.conversation, [{ own, fields: { [field]: value } }], 'the order was sorted out')
      return
    }
    note(this.conversation, 'the order is not sorted out.')
    expectPartialOrRefused(this)
    this.expect({ form: 'bad-operations', bad: [Number(id)], others: 'either' }, `operation ${id} is named`)
    await expectOnFile(this.conversation, [{ own }], 'the bad operation has no effect', true)
  },
)

Then(
  /^operation (\d+) fails, and meter ([A-Z]) is as it was created, or not there$/,
  async function (this: Cim9World, id: string, letter: string) {
    expectPartialOrRefused(this)
    this.expect({ form: 'bad-operations', bad: [Number(id)], others: 'either' }, `operation ${id} is named`)
    await expectOnFile(this.conversation, [{ own: named(this, `meter ${letter}`) }], 'operation 1 has no effect', true)
  },
)

Then(
  /^meter ([A-Z]) has the (\w+) "([^"]*)", and all else as the head end declares of whole changes$/,
  async function (this: Cim9World, letter: string, field: string, value: string) {
    const own = named(this, `meter ${letter}`)
    const { wholeChange } = this.conversation.setting.ics
    const others = Object.keys(own.fields).filter((name) => name !== field)
    const told = { own, fields: { [field]: value }, only: wholeChange !== 'merges' }
    const without = wholeChange === 'replaces' ? others : []
    await expectOnFile(this.conversation, [{ ...told, without }], 'the whole is as declared')
  },
)

Then('it is taken without effect, or refused', function (this: Cim9World) {
  if (answerTo(this.conversation, last(this)) === 'OK') {
    note(this.conversation, 'a delete of what is absent is OK.')
    this.expect({ form: 'result', results: ['OK'] }, 'it is taken')
  } else this.expect({ form: 'refused', what: 'object' }, 'it is refused')
})

Then(/^the set is treated as declared of (execute|create)$/, async function (this: Cim9World, verb: string) {
  const { operationSets, operationSetsByCreate } = this.conversation.setting.ics
  if ((verb === 'execute' ? operationSets : operationSetsByCreate) === 'served') {
    this.expect({ form: 'result', results: ['OK'] }, 'the set is carried out')
    this.expect({ form: 'satisfies', assertion: 'noun.reply' }, 'the reply is to the set')
    const told = all(this).map((own) => ({ own }))
    await expectOnFile(this.conversation, told, 'all of the set is on file')
    return
  }
  this.expect({ form: 'refused', what: 'object' }, 'the set is refused')
  await expectGone(this.conversation, all(this), 'nothing of the set is on file')
})

Then('each operation is answered once, where it is answered in parts', function (this: Cim9World) {
  this.conversation.requireParts(last(this))
  this.expect({ form: 'operation-replies' }, 'each operation is answered once')
})

Then('one of them is OK, and the other OK as well or refused', function (this: Cim9World) {
  const [first = 0, second = 0] = this.asked.slice(-2)
  const [better, other] = answerTo(this.conversation, first) === 'OK' ? [first, second] : [second, first]
  this.conversation.expect(better, { form: 'result', results: ['OK'] }, 'one of them is OK')
  if (answerTo(this.conversation, other) === 'OK') return
  this.conversation.expect(other, { form: 'refused', what: 'object' }, 'the other is OK or refused')
})

Then('it is on file once', async function (this: Cim9World) {
  await expectOnFile(this.conversation, [{ own: this.own() }], 'it is on file once')
})
