import { Given, Then, When } from '@cucumber/cucumber'
import {
  createdBesideASet,
  createdBroken,
  createdByEvent,
  createdCompressed,
  createdInFormat,
  createdInRoots,
  declaredArmour,
  deletedByIds,
  disconnectedInTestContext,
  disconnectedWithoutAuthority,
  expectAllOrNothing,
  expectAsDeclared,
  expectRefusedOrMeant,
  expectStruckOff,
  lookAtSwitches,
  note,
  ownOne,
  putOnFile,
  replayable,
  tooOld,
  tryDenied,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The last message of ours. */
const last = ({ asked }: Cim9World): number => asked.at(-1) ?? 0

Given('{int} meters of our own', function (this: Cim9World, count: number) {
  for (let made = 0; made < count; made++) this.owns.push(ownOne(this.conversation, 'meter'))
})

Given('{int} meters of our own that are on file', async function (this: Cim9World, count: number) {
  for (let made = 0; made < count; made++) {
    const own = ownOne(this.conversation, 'meter')
    await putOnFile(this.conversation, own, [])
    this.owns.push(own)
  }
})

Given('the head end takes compressed payloads', async function (this: Cim9World) {
  const armour = declaredArmour(this.conversation)
  await this.putOnFileBefore('meter', (own) => createdCompressed(own, armour))
})

When(
  /^it is put on file, compressed and written in (base64|uuencode)$/,
  async function (this: Cim9World, armour: 'base64' | 'uuencode') {
    declaredArmour(this.conversation)
    await this.change(createdCompressed(this.own(), armour))
  },
)

When('it is put on file, compressed', async function (this: Cim9World) {
  await this.change(createdCompressed(this.own(), declaredArmour(this.conversation)))
})

When('it is put on file by a gzip that is cut short', async function (this: Cim9World) {
  await this.change(createdBroken(this.own(), declaredArmour(this.conversation)))
})

When('it is put on file in the format {string}', async function (this: Cim9World, format: string) {
  await this.change(createdInFormat(this.own(), format))
})

When('they are put on file by one message, each in a root of its own', async function (this: Cim9World) {
  await this.change(createdInRoots(this.owns))
})

When('they are put on file by one message, one in a set and one beside it', async function (this: Cim9World) {
  await this.change(createdBesideASet(this.owns))
})

When('they are struck off by their ids alone', async function (this: Cim9World) {
  await this.change(deletedByIds(this.conversation, this.owns))
})

When('a request with the verb "created" tells of it', async function (this: Cim9World) {
  await this.change(createdByEvent(this.conversation, this.own()))
})

When('each verb is tried that the head end denies for a noun', async function (this: Cim9World) {
  this.asked.push(...(await tryDenied(this.conversation)))
})

When('they are disconnected, in the context for tests', async function (this: Cim9World) {
  await this.change(disconnectedInTestContext(this.conversation, this.subject))
})

When('they are disconnected by a user who may not do so', async function (this: Cim9World) {
  await this.change(disconnectedWithoutAuthority(this.conversation, this.subject))
})

When('that request is repeated with a nonce', async function (this: Cim9World) {
  this.correct = replayable(this.correctOne(), this.conversation)
  await this.ask(this.correct)
})

When('it is replayed, byte by byte', async function (this: Cim9World) {
  await this.ask(this.correctOne())
})

When('that request is repeated with a nonce of long ago', async function (this: Cim9World) {
  await this.ask(tooOld(this.correctOne(), this.conversation))
})

When('the same request is sent again under the same correlation', async function (this: Cim9World) {
  const header = { correlationId: this.conversation.setting.newId() }
  for (const asking of [this.correctOne(), this.correctOne()]) await this.ask({ ...asking, header })
})

Then(/^(base64|uuencode) is treated as declared$/, async function (this: Cim9World, armour: 'base64' | 'uuencode') {
  await expectAsDeclared(this.conversation, last(this), this.own(), armour)
})

Then('all of it is on file, or it is refused and nothing is', async function (this: Cim9World) {
  await expectAllOrNothing(this.conversation, last(this), this.owns)
})

Then('it is refused, or carried out as it was meant', async function (this: Cim9World) {
  await expectRefusedOrMeant(this.conversation, last(this), this.own())
})

Then('they are gone, unless ids alone are refused', async function (this: Cim9World) {
  await expectStruckOff(this.conversation, last(this), this.owns)
})

Then('each is refused', function (this: Cim9World) {
  for (const about of this.asked) {
    this.conversation.expect(about, { form: 'refused', what: 'object' }, 'each is refused')
    this.conversation.expect(about, { form: 'error-code', codes: ['2.9', '2.5'] }, 'the code is preferably 2.9 or 2.5')
  }
})

Then('a context in the answer is that of the request', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'header.same-context' }, 'a context in the answer is that of the request')
})

Then('it is noted whether the switch moved', async function (this: Cim9World) {
  const { about, expected } = await lookAtSwitches(this.conversation, this.subject.sacrificial, 'open')
  const moved = this.conversation.holds(about, expected) ? 'carried out' : 'not carried out'
  note(this.conversation, `a control in a context for tests is ${moved}.`)
})

Then('no message bears the id of another', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'header.own-message-id' }, 'no message bears the id of another')
})
