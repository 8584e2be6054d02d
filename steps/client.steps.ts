import { Then, When } from '@cucumber/cucumber'
import { askedByClient, expectAskedOnce, expectTaken } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

When('the head end asks us for its readings, to have them later', async function (this: Cim9World) {
  for (const meter of this.subject.good) this.request = await askedByClient(this.conversation, meter)
})

When('they are told at the address that it names that they cannot be had', async function (this: Cim9World) {
  this.result = this.conversation.resultOf(this.request)
  this.asked.push(await this.conversation.giveResult(this.result))
})

When('the answer is sent there once more', async function (this: Cim9World) {
  if (!this.result) throw new Error('No answer has been sent yet.')
  this.asked.push(await this.conversation.giveResult(this.result))
})

Then('the answer is taken', function (this: Cim9World) {
  expectTaken(this.conversation, this.lastAsked(), false)
})

Then('it is taken, or refused because it is known', function (this: Cim9World) {
  expectTaken(this.conversation, this.lastAsked(), true)
})

Then('the head end does not ask the same again', async function (this: Cim9World) {
  await expectAskedOnce(this.conversation, this.asked[0] ?? 0)
})
