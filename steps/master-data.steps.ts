import { Given, Then, When } from '@cucumber/cucumber'
import * as data from '../src/conversation/index.ts'
import { asFiled, askFor, changedTo, created, createdBadly, deleted, idsOf, ownOne } from '../src/conversation/index.ts'
import type { Own, OwnKind } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on master data: objects of every kind, what they refer to, and who is told of them. */

const kinds = data.kindWords
const one = `(${kinds}) ([A-Z])`

/** The object that the scenario calls by a kind and a letter, made up where it is called for the first time. */
function named(world: Cim9World, kind: OwnKind, letter: string): Own {
  const name = `${kind} ${letter}`
  const own = world.named.get(name) ?? ownOne(world.conversation, kind)
  world.named.set(name, own)
  return own
}

/** `meter A, usage point A and usage point B`. */
const several = (world: Cim9World, text: string): readonly Own[] =>
  [...text.matchAll(new RegExp(one, 'g'))].map(([, kind, letter]) => named(world, kind as OwnKind, letter ?? ''))

/** The last message of ours. */
const last = ({ asked }: Cim9World): number => asked.at(-1) ?? 0

Given(/^these are on file: (.+)$/, async function (this: Cim9World, objects: string) {
  await data.allOnFileBefore(this.conversation, several(this, objects))
})

Given(/^these do not exist: (.+)$/, function (this: Cim9World, objects: string) {
  several(this, objects)
})

Given('the head end declares that it refuses references to nothing', function (this: Cim9World) {
  data.unknownReferencesAreRefused(this.conversation)
})

Given(
  new RegExp(`^an? (${kinds}) of our own that refers to (.+)$`),
  function (this: Cim9World, kind: OwnKind, others: string) {
    this.owns.push(data.referringTo(this.conversation, ownOne(this.conversation, kind), several(this, others)))
  },
)

Given(
  new RegExp(`^an? (${kinds}) that refers to (.+) is on file$`),
  async function (this: Cim9World, kind: OwnKind, others: string) {
    const own = data.referringTo(this.conversation, ownOne(this.conversation, kind), several(this, others))
    await data.allOnFileBefore(this.conversation, [own])
  },
)

When(/^its (\w+) is changed to "([^"]*)"$/, async function (this: Cim9World, field: string, value: string) {
  await this.change(changedTo(this.own(), { [field]: value }))
})

When('it is deleted', async function (this: Cim9World) {
  await this.change(deleted(this.own()))
})

Then('it is found no more, or retired', async function (this: Cim9World) {
  await data.expectGone(this.conversation, [this.own()], 'it is found no more, or retired')
})

Given('a meter of our own with functions beside it', function (this: Cim9World) {
  this.owns.push(data.withFunctions(this.conversation))
})

Given('a meter with functions beside it is on file', async function (this: Cim9World) {
  await data.allOnFileBefore(this.conversation, [data.withFunctions(this.conversation)])
})

Given('a meter of our own without the function it refers to', function (this: Cim9World) {
  this.owns.push(data.withoutItsFunction(this.conversation))
})

Then('what it refers to is what it referred to', async function (this: Cim9World) {
  const { kind, object } = this.own()
  const expected = { form: 'references' as const, as: this.asked.at(-1) ?? 0 }
  const about = await this.conversation.ask(askFor(kind, [object], asFiled(this.conversation)))
  this.conversation.expect(about, expected, 'what it refers to is what it referred to')
})

Given('a meter of our own with a register', function (this: Cim9World) {
  this.owns.push(data.withRegister(this.conversation))
})

When('its register is read', async function (this: Cim9World) {
  await this.ask(data.askOwnRegister(this.own(), this.conversation))
})

Then('the register is known', function (this: Cim9World) {
  this.expect({ form: 'register-known' }, 'the register is known')
})

Given('a meter with a switch that has limits is on file', async function (this: Cim9World) {
  const own = data.withLimits(this.conversation)
  this.owns.push(own)
  await data.allOnFileBefore(this.conversation, [own])
})

When(/^its limits are changed( to one below nothing)?$/, async function (this: Cim9World, below: string | null) {
  const limits = below === null ? data.otherLimits : data.negativeLimit
  await this.change(changedTo(this.own(), {}, data.limitedTo(this.own(), limits).parts))
})

Then('its limits are found as they were changed', async function (this: Cim9World) {
  await data.expectLimits(this.conversation, this.own(), data.otherLimits, 'its limits are found as they were changed')
})

Then('the change is refused, or the limit ignored', async function (this: Cim9World) {
  const answer = data.answerTo(this.conversation, last(this))
  if (answer === 'refused') this.expect({ form: 'refused', what: 'object' }, 'the change is refused')
  else data.note(this.conversation, 'a limit below nothing is ignored.')
  await data.expectNoLimit(this.conversation, this.own(), data.negativeLimit, 'no limit is below nothing')
})

Given('a meter of our own that is put on file by its name alone', async function (this: Cim9World) {
  const own = ownOne(this.conversation, 'meter')
  const nameless = data.withoutMRID(own)
  await data.allOnFileBefore(this.conversation, [nameless])
  this.owns.push(own)
})

When('it is given an mRID', async function (this: Cim9World) {
  await this.change(changedTo(this.own(), this.own().fields))
})

When('another is put on file under its name', async function (this: Cim9World) {
  await this.change(data.createdAgain(data.withoutMRID(this.own())))
})

Then('it is found under both, as one', async function (this: Cim9World) {
  await data.expectSameByAnyId(this.conversation, this.own())
})

Then('there is one of that name', async function (this: Cim9World) {
  await data.expectOnFile(this.conversation, [{ own: data.withoutMRID(this.own()) }], 'there is one of that name')
})

Given(
  /^meter A and meter B have one name under two (kinds of names|authorities)$/,
  function (this: Cim9World, under: 'kinds of names' | 'authorities') {
    const [first, second] = data.twoOfOneName(this.conversation, under)
    this.named.set('meter A', first)
    this.named.set('meter B', second)
  },
)

const both = (world: Cim9World): readonly [Own, Own] => [named(world, 'meter', 'A'), named(world, 'meter', 'B')]

When(new RegExp(`^${one} is put on file$`), async function (this: Cim9World, kind: OwnKind, letter: string) {
  await this.change(created(named(this, kind, letter)))
})

Then('each is found by its own name', async function (this: Cim9World) {
  await data.expectToldApart(this.conversation, both(this))
})

Then('the bare name brings none but these', async function (this: Cim9World) {
  await data.expectNoStranger(this.conversation, both(this))
})

Then(new RegExp(`^it is not found as a (${kinds})$`), async function (this: Cim9World, kind: OwnKind) {
  const { object } = this.own()
  const about = await this.conversation.ask(data.askAmong(this.conversation, this.own(), kind))
  this.conversation.expect(about, { form: 'not-stored', objects: [idsOf(object)] }, `it is not found as a ${kind}`)
})

Given(
  /^an end device of our own with a (good|malformed) install code$/,
  function (this: Cim9World, which: 'good' | 'malformed') {
    this.owns.push(data.withInstallCode(this.conversation, which))
  },
)

Given('an end device with a good install code is on file', async function (this: Cim9World) {
  await data.deviceOnFileBefore(this.conversation)
})

Then('it is found as it was sent, with its install code or without one', async function (this: Cim9World) {
  await data.expectOnFile(
    this.conversation,
    [data.withoutSecret(this.own())],
    'it is found as it was sent, but for its install code',
  )
})

Given('what is put on file of usage points is listened for', async function (this: Cim9World) {
  await data.listenForNotices(this.conversation, 'usage point')
})

When('a usage point is put on file that cannot be', async function (this: Cim9World) {
  await this.change(createdBadly(this.own(), 'phaseCode', 'XYZ'))
})

Then('those who listen are told of it', async function (this: Cim9World) {
  await data.expectNotice(this.conversation, last(this))
})

Then('nobody is told of it', async function (this: Cim9World) {
  await data.expectNoNotice(this.conversation, last(this))
})
