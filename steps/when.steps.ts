import { When } from '@cucumber/cucumber'
import {
  askReadings,
  commandIn,
  commandOfCode,
  commandsApart,
  commandTo,
  configOf,
  everyHeaderField,
  headerWithout,
  type AddressedBy,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

When('the readings are asked for', async function (this: Cim9World) {
  await this.ask(askReadings(this.subject, this.conversation, 'any id'))
})

When(/^the readings are asked for by (mRID|name)$/, async function (this: Cim9World, by: AddressedBy) {
  await this.ask(askReadings(this.subject, this.conversation, by))
})

When('the readings are asked for with every optional header field', async function (this: Cim9World) {
  await this.ask({
    ...askReadings(this.subject, this.conversation, 'any id'),
    header: everyHeaderField(this.conversation),
  })
})

When('the readings are asked for asynchronously', async function (this: Cim9World) {
  await this.askForLater({ ...askReadings(this.subject, this.conversation, 'any id'), asynchronous: 'to our address' })
})

When('the readings are asked for asynchronously with an acknowledgement', async function (this: Cim9World) {
  await this.askForLater({
    ...askReadings(this.subject, this.conversation, 'any id'),
    header: { ackRequired: true },
    asynchronous: 'to our address',
  })
})

When('the readings are asked for asynchronously without a reply address', async function (this: Cim9World) {
  await this.ask({ ...askReadings(this.subject, this.conversation, 'any id'), asynchronous: 'without address' })
})

When('readings are asked for without naming anything', async function (this: Cim9World) {
  await this.ask({ query: { noun: 'MeterReadings' } })
})

When('its configuration is asked for with every optional header field', async function (this: Cim9World) {
  await this.ask({ query: configOf(this.subject), header: everyHeaderField(this.conversation) })
})

When('its configuration is asked for without {}', async function (this: Cim9World, field: string) {
  await this.ask({ query: configOf(this.subject), header: headerWithout(field, this.conversation) })
})

When('the same request is sent with {}', async function (this: Cim9World, mutation: string) {
  await this.ask({ ...this.correctOne(), mutation })
})

When('that request is repeated with the revision that the head end serves', async function (this: Cim9World) {
  await this.ask({ ...this.correctOne(), header: { revision: this.conversation.fixtures.revision() } })
})

When(
  /^the readings are asked for with an address of ours and (no|a false) AsyncReplyFlag$/,
  async function (this: Cim9World, flag: 'no' | 'a false') {
    await this.ask({
      ...askReadings(this.subject, this.conversation, 'any id'),
      ...(flag === 'a false' && { header: { asyncReplyFlag: false } }),
      addressAlone: true,
    })
    await this.conversation.quiet()
  },
)

When(/^they are (connected|disconnected)$/, async function (this: Cim9World, done: 'connected' | 'disconnected') {
  this.asked.push(await this.conversation.change(commandTo(this.subject, commandIn(done))))
})

When('the unknown meter is disconnected', async function (this: Cim9World) {
  this.asked.push(await this.conversation.change(commandTo({ ...this.subject, sacrificial: [] }, 'disconnect')))
})

When(
  /^they are (connected|disconnected), and the answer is asked for later$/,
  async function (this: Cim9World, done: 'connected' | 'disconnected') {
    const changing = { ...commandTo(this.subject, commandIn(done)), asynchronous: 'to our address' as const }
    const about = await this.conversation.change(changing)
    this.asked.push(about)
    await this.conversation.result(about)
  },
)

When('the first is connected and the second disconnected, by one message', async function (this: Cim9World) {
  this.asked.push(await this.conversation.change(commandsApart(this.subject, ['connect', 'disconnect'])))
})

When('both are disconnected by a control each', async function (this: Cim9World) {
  this.asked.push(await this.conversation.change(commandsApart(this.subject, ['disconnect', 'disconnect'])))
})

When('a control of the type {string} is sent to it', async function (this: Cim9World, code: string) {
  this.asked.push(await this.conversation.change(commandOfCode(this.subject, code)))
})

When('a control without a type is sent to it', async function (this: Cim9World) {
  this.asked.push(await this.conversation.change(commandOfCode(this.subject, undefined)))
})
