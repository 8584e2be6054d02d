import { Given, Then, When } from '@cucumber/cucumber'
import * as events from '../src/conversation/index.ts'
import { askUntil, type Expected } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on events: what happens beside our messages, and what the head end tells of it. */

Given('events are listened for', async function (this: Cim9World) {
  await events.listenFor(this.conversation, 'EndDeviceEvents')
})

Given('events are listened for at two addresses', async function (this: Cim9World) {
  await events.listenAsTwo(this.conversation)
})

Given(/^the (first|second) consumer is slow to answer$/, function (this: Cim9World, which: events.Consumer) {
  this.conversation.mark('test', `From now on the ${which} consumer answers at the end of the scenario only.`)
  this.conversation.happenings.slowDown(which)
})

Given('readings that nobody asks for are listened for', async function (this: Cim9World) {
  await events.listenFor(this.conversation, 'MeterReadings')
})

Given('a meter of which past events are known', function (this: Cim9World) {
  events.nameHistory(this.subject, this.conversation)
})

When(/^its supply is (taken away|given back)$/, async function (this: Cim9World, what: 'taken away' | 'given back') {
  const cause = what === 'taken away' ? 'power-down' : 'power-up'
  this.asked.push(await this.conversation.happenings.cause(cause, events.operated(this.subject)))
})

When('its loss of supply has been told', async function (this: Cim9World) {
  const about = lastOf(this)
  const expected = events.toldBy(about, events.operated(this.subject), this.conversation)
  // Whether it is told is another case; the return of supply is looked at in any case.
  await this.conversation.happenings.until(about, () => this.conversation.holds(about, expected))
})

When('its cover is opened', async function (this: Cim9World) {
  this.asked.push(await this.conversation.happenings.cause('tamper', events.operated(this.subject)))
})

When('something happens to it', async function (this: Cim9World) {
  const cause = events.anyCause(this.conversation)
  this.asked.push(await this.conversation.happenings.cause(cause, events.operated(this.subject)))
})

When('something happens to the head end itself', async function (this: Cim9World) {
  this.asked.push(await this.conversation.happenings.cause('system'))
})

When('the head end is left to itself', async function (this: Cim9World) {
  const [meter] = this.conversation.fixtures.knownMeters(1)
  if (meter) this.asked.push(await this.conversation.happenings.awaitReadings(meter))
})

When(/^its past events are asked for by (.+)$/, async function (this: Cim9World, by: events.HistoryFilter) {
  await this.ask(events.askHistory(this.subject, this.conversation, by))
})

When('its status is asked for', async function (this: Cim9World) {
  await this.ask(events.askStatus(events.operated(this.subject), this.conversation))
})

When('its status is asked for, until it is told or the declared time is over', async function (this: Cim9World) {
  const asking = events.askStatus(events.operated(this.subject), this.conversation)
  const refused: Expected = { form: 'refused', what: 'object' }
  const { eventMs } = this.conversation.setting.ixit.timeLimits
  this.asked.push(await askUntil(this.conversation, asking, refused, eventMs))
})

Then('an event of it tells so', async function (this: Cim9World) {
  const about = lastOf(this)
  const expected = events.toldBy(about, events.operated(this.subject), this.conversation)
  await events.awaitExpected(this.conversation, about, expected, 'an event of it tells so')
})

Then('both consumers are told so, alike', async function (this: Cim9World) {
  const about = lastOf(this)
  const expected = await events.toldToEach(about, events.operated(this.subject), this.conversation, ['first', 'second'])
  await events.awaitExpected(this.conversation, about, expected, 'both consumers are told so, alike')
})

Then(/^the (first|second) consumer is told so$/, async function (this: Cim9World, which: events.Consumer) {
  const about = lastOf(this)
  const expected = await events.toldToEach(about, events.operated(this.subject), this.conversation, [which])
  await events.awaitExpected(this.conversation, about, expected, `the ${which} consumer is told so`)
})

Then('the event that tells it is complete', async function (this: Cim9World) {
  const about = lastOf(this)
  const expected = events.toldCompletely(about, events.operated(this.subject), this.conversation)
  await events.awaitExpected(this.conversation, about, expected, 'the event that tells it is complete')
})

Then('its code has four parts', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'code.end-device-event' }, 'its code has four parts')
})

Then('an event of the head end tells so, and of no meter', async function (this: Cim9World) {
  const expected = events.toldOfHeadEnd(this.conversation)
  await events.awaitExpected(this.conversation, lastOf(this), expected, 'an event of the head end tells so')
})

Then('its event bears the ids of the control', async function (this: Cim9World) {
  const about = lastOf(this)
  const expected = events.toldWithIds(about, events.operated(this.subject), this.conversation)
  await events.awaitExpected(this.conversation, about, expected, 'its event bears the ids of the control')
})

Then(
  'every event that happens while we take none arrives at last, with its own time',
  async function (this: Cim9World) {
    const { about, expected, declaredMs } = await events.tellWhileDown(this.conversation, this.subject.sacrificial)
    this.asked.push(about)
    await events.awaitExpected(this.conversation, about, expected, 'every event arrives at last', declaredMs)
  },
)

Then('readings arrive, and say whose they are', async function (this: Cim9World) {
  const declaredMs = events.listeningTime(this.conversation)
  const expected: Expected = { form: 'pushed-readings', withinMs: declaredMs }
  await events.awaitExpected(this.conversation, lastOf(this), expected, 'readings arrive', declaredMs)
})

Then(/^the events that fit (.+) are told, and no others$/, function (this: Cim9World, by: events.HistoryFilter) {
  const expected = events.historyTold(this.subject, this.conversation, by)
  this.expect(expected, 'the events that fit are told, and no others')
})

Then('no event is told', function (this: Cim9World) {
  this.expect(events.historyTold(this.subject, this.conversation, 'a quiet time'), 'no event is told')
})

Then('it tells that it has its supply', function (this: Cim9World) {
  this.expect(events.statusTold(events.operated(this.subject), this.conversation), 'it tells that it has its supply')
})

function lastOf({ asked }: Cim9World): number {
  const about = asked.at(-1)
  if (about === undefined) throw new Error('Nothing has happened yet.')
  return about
}
