import { Given, Then, When } from '@cucumber/cucumber'
import { load } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on many requests at a time, and on what is too much. */

const codesIn = (codes: string): readonly string[] => codes.split(' or ')

Given('as many meters as a query may name', function (this: Cim9World) {
  load.nameItems(this.subject, this.conversation, 0)
})

Given('one meter more than a query may name', function (this: Cim9World) {
  load.nameItems(this.subject, this.conversation, 1)
})

When('as many different reads are sent at once as the head end bears', async function (this: Cim9World) {
  this.reads = await load.sendAtOnce(this.conversation)
})

When('reads are sent at a rate that is too much for the head end', async function (this: Cim9World) {
  this.reads = await load.sendTooMuch(this.conversation)
})

When('one answer for later more is asked for than the head end owes at a time', async function (this: Cim9World) {
  this.reads = await load.sendForLater(this.conversation)
})

When('one more is asked for after that', async function (this: Cim9World) {
  this.reads = [await load.sendOneForLater(this.conversation)]
})

When('readings are asked for later, and the head end is restarted before they come', async function (this: Cim9World) {
  this.reads = [await load.restartMeanwhile(this.conversation)]
})

Then(
  /^each is served with what it asked for, or refused preferably with (.+)$/,
  function (this: Cim9World, codes: string) {
    load.expectServedOrRefused(this.conversation, this.reads, codesIn(codes))
  },
)

Then('two of them at least were served', function (this: Cim9World) {
  load.requireServed(this.conversation, this.reads, 2)
})

Then('a correct request is served again within the declared time', async function (this: Cim9World) {
  await load.expectRecovered(this.conversation)
})

Then(/^one at least is refused, preferably with (.+)$/, function (this: Cim9World, codes: string) {
  load.expectOneRefused(this.conversation, this.reads, codesIn(codes))
})

Then('the others have their answers at our address', function (this: Cim9World) {
  load.expectOthersAnswered(this.conversation, this.reads)
})

Then('its answer arrives at our address', function (this: Cim9World) {
  for (const read of this.reads) load.expectAnsweredLater(this.conversation, read)
})

Then('what was accepted ends with its result or with a failure', function (this: Cim9World) {
  for (const read of this.reads) load.expectEnded(this.conversation, read)
})

Then(/^it is refused, or what is left out is named, preferably with (.+)$/, function (this: Cim9World, codes: string) {
  load.expectBeyondLimit(this.conversation, this.asked.at(-1) ?? 0, this.subject, codesIn(codes))
})
