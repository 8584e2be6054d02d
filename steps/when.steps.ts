import { When } from '@cucumber/cucumber'
import { configOf, everyHeaderField, leftOut, askReadings, type AddressedBy } from '../src/conversation/index.ts'
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
  const header = leftOut[field]
  if (!header) throw new Error(`"${field}" is not a header field that can be left out.`)
  await this.ask({ query: configOf(this.subject), header })
})

When('the same request is sent with {}', async function (this: Cim9World, mutation: string) {
  if (!this.correct) throw new Error('There is no correct request yet to make a wrong one from.')
  await this.ask({ ...this.correct, mutation })
})
