import { Given, Then, When } from '@cucumber/cucumber'
import { receiving, type ToldVerb } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The last message of ours. */
const last = ({ asked }: Cim9World): number => asked.at(-1) ?? 0

const verbs = 'created|changed|canceled|closed|deleted'

Given(
  new RegExp(`^an object of our own of which can be told that it was (${verbs})$`),
  async function (this: Cim9World, verb: ToldVerb) {
    this.owns.push(await receiving.ownToTell(this.conversation, verb))
  },
)

Given('the head end waits for whole sets of events', function (this: Cim9World) {
  receiving.requireWholeSets(this.conversation)
})

Given('the head end takes an event', async function (this: Cim9World) {
  await receiving.takesOneBefore(this.conversation)
})

When(new RegExp(`^the head end is told that it was (${verbs})$`), async function (this: Cim9World, verb: ToldVerb) {
  this.asked.push(await receiving.tell(this.conversation, this.own(), verb))
})

When('each event is told that the head end denies', async function (this: Cim9World) {
  this.asked.push(...(await receiving.tellDenied(this.conversation)))
})

Then('the event is answered by a response message', function (this: Cim9World) {
  receiving.expectAnswered(this.conversation, last(this))
})

Then('it is on file as it was told, where that can be seen', async function (this: Cim9World) {
  await receiving.expectTaken(this.conversation, this.own(), last(this))
})

Then('each event is refused', function (this: Cim9World) {
  receiving.expectRefused(this.conversation, this.asked)
})

Given('two objects of our own of which is told in a set of two parts', function (this: Cim9World) {
  this.owns.push(...receiving.ownSet(this.conversation))
})

When(
  /^the head end is told of the (?:first|second) in part ([12])$/,
  async function (this: Cim9World, part: '1' | '2') {
    this.asked.push(await receiving.tellPart(this.conversation, this.owns, Number(part)))
  },
)

Then('both are on file as they were told', async function (this: Cim9World) {
  await receiving.expectWhole(this.conversation, this.owns, this.asked)
})

Then('nothing of it is on file', async function (this: Cim9World) {
  await receiving.expectNotYet(this.conversation, this.owns)
})
