import { Given, Then, When } from '@cucumber/cucumber'
import * as controls from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given(
  /^a meter that (refuses to connect|has no remote switch)$/,
  function (this: Cim9World, what: 'refuses to connect' | 'has no remote switch') {
    const role = what === 'refuses to connect' ? 'refusing' : 'withoutSwitch'
    this.subject.sacrificial.push(controls.specialMeter(this.conversation, role))
  },
)

Given('a meter of a protected customer', function (this: Cim9World) {
  controls.protectsCustomers(this.conversation)
  this.subject.sacrificial.push(controls.specialMeter(this.conversation, 'protected'))
})

Given('a meter that may be operated, at a usage point', function (this: Cim9World) {
  const [meter] = this.conversation.fixtures.sacrificialMeters(1)
  if (meter) this.subject.sacrificial.push(meter)
  this.subject.usagePoints.push(controls.pointOf(meter, this.conversation))
})

Given('{int} meters that may be operated and are not named', function (this: Cim9World, count: number) {
  this.subject.bystanders.push(...this.conversation.fixtures.sacrificialMeters(count))
})

Given('another meter that never answers', function (this: Cim9World) {
  this.subject.bad.push(controls.unreachableMeter(this.conversation).meter)
})

Given('a meter whose demand can be reset', function (this: Cim9World) {
  this.subject.sacrificial.push(controls.resettable(this.conversation))
})

Given('the head end tells by events what moved a switch', function (this: Cim9World) {
  controls.tellsMovements(this.conversation)
})

Given(/^its switch is found (open|closed)$/, async function (this: Cim9World, position: 'open' | 'closed') {
  await this.findSwitches(position)
})

When('the last of them is connected', async function (this: Cim9World) {
  const last = this.subject.sacrificial.slice(-1)
  await this.change(controls.commandTo({ ...this.subject, sacrificial: last }, 'connect'))
})

When('it is to be disconnected later', async function (this: Cim9World) {
  await this.orderForLater(this.subject.sacrificial)
})

When('it is to be disconnected later, and the answer is asked for later', async function (this: Cim9World) {
  await this.orderForLater(this.subject.sacrificial, 'to our address')
})

When('each is to be disconnected later, by a message of its own', async function (this: Cim9World) {
  for (const meter of this.subject.sacrificial) await this.orderForLater([meter])
})

When('it is to be disconnected from a past time on', async function (this: Cim9World) {
  const control = controls.disconnectLater(this.conversation, this.subject.sacrificial)
  await this.change(controls.overdue(control, this.conversation, false))
})

When('it is to be disconnected within a time that is over', async function (this: Cim9World) {
  const control = controls.ownDisconnect(this.conversation, this.subject.sacrificial)
  await this.change(controls.overdue(control, this.conversation, true))
})

When('the control is cancelled', async function (this: Cim9World) {
  await this.callOff(this.ordered(), 'any id')
})

When(/^the control is cancelled (?:again|after that)$/, async function (this: Cim9World) {
  await this.change(controls.calledOff(this.ordered(), this.conversation, 'any id'))
})

When('the first of them is cancelled by the id of its transaction', async function (this: Cim9World) {
  await this.callOff(this.ordered(0), 'transaction')
})

When('the control is cancelled by its mRID', async function (this: Cim9World) {
  await this.callOff(this.ordered(), 'mRID')
})

When('a cancellation names the meter alone', async function (this: Cim9World) {
  await this.change(controls.calledOff(this.ordered(), this.conversation, 'meter alone'))
})

When('a cancellation names a transaction that nobody began', async function (this: Cim9World) {
  await this.change(controls.unknownCalledOff(this.conversation))
})

When('the readings of a request that nobody made are asked for', async function (this: Cim9World) {
  await this.ask(controls.askByUnknownRequest(this.conversation))
})

When('the usage point is disconnected', async function (this: Cim9World) {
  const [point] = this.subject.usagePoints
  if (point) await this.change(controls.disconnectAt(point, this.subject.sacrificial))
})

When('an unknown usage point is disconnected', async function (this: Cim9World) {
  const point = this.conversation.fixtures.unknownUsagePoint()
  await this.change(controls.disconnectAt(point, this.subject.sacrificial))
})

When('the usage point of the first is disconnected together with the second', async function (this: Cim9World) {
  await this.change(controls.disconnectContradiction(this.subject, this.conversation))
})

When('a group without members is disconnected', async function (this: Cim9World) {
  await this.change(controls.disconnectNobody(this.subject, this.conversation))
})

When('it is told to connect, though it refuses', async function (this: Cim9World) {
  await this.change(controls.connectRefusing(this.subject, this.conversation))
})

When(
  /^a control without (a type|a type and a target) is sent$/,
  async function (this: Cim9World, missing: keyof typeof controls.incomplete) {
    await this.change(controls.incompleteControl(missing, this.subject, this.conversation))
  },
)

When('it is armed', async function (this: Cim9World) {
  await this.change(controls.arm(this.subject, this.conversation))
})

When('the time is over for which it was armed', async function (this: Cim9World) {
  await this.waitUntil(controls.armedFor(this.conversation))
})

When('its button is pressed', async function (this: Cim9World) {
  await this.conversation.happenings.cause('button', this.subject.sacrificial[0])
})

When('it is disconnected, reset and connected, by one message', async function (this: Cim9World) {
  await this.change(controls.disconnectResetConnect(this.subject, this.conversation, false))
})

When(
  'it is disconnected and connected, by one message, and what stands between cannot be done',
  async function (this: Cim9World) {
    await this.change(controls.disconnectResetConnect(this.subject, this.conversation, true))
  },
)

When('it is disconnected, and connected before the result can be known', async function (this: Cim9World) {
  const first = await this.conversation.change({
    ...controls.commandTo(this.subject, 'disconnect'),
    asynchronous: 'to our address',
  })
  const second = await this.conversation.change(controls.commandTo(this.subject, 'connect'))
  await this.conversation.result(first)
  this.asked.push(first, second)
})

When('it is disconnected for the reason {string}', async function (this: Cim9World, reason: string) {
  const control = controls.ownDisconnect(this.conversation, this.subject.sacrificial)
  this.controls.push(control)
  await this.change(controls.reasoned(control, reason))
})

When('its demand is read', async function (this: Cim9World) {
  await this.ask(controls.askDemand(this.subject, this.conversation))
})

When('its demand is reset', async function (this: Cim9World) {
  await this.change(controls.resetDemand(this.subject, this.conversation))
})

Then('its switch stays closed until the time has come', async function (this: Cim9World) {
  await this.expectSwitchesUntil(this.dueOf(this.ordered()), this.subject.sacrificial, 'before')
})

Then(
  /^its switch is (open|closed) once the time has come$/,
  async function (this: Cim9World, position: 'open' | 'closed') {
    await controls.untilMoment(this.conversation, this.dueOf(this.ordered()))
    await this.expectSwitches(this.ordered().meters, position)
  },
)

Then(/^(?:its switch|the switch of the first) stays closed beyond the time$/, async function (this: Cim9World) {
  const control = this.ordered(0)
  await this.expectSwitchesUntil(controls.quietAfter(this.dueOf(control), this.conversation), control.meters)
})

Then('what was cancelled does not end well', function (this: Cim9World) {
  const { about } = this.ordered()
  if (about !== undefined)
    this.conversation.expect(about, { form: 'called-off' }, 'what was cancelled does not end well')
})

Then('a past start is treated as declared', async function (this: Cim9World) {
  const { pastStart } = this.conversation.setting.ics
  const isRefused = this.isRefused()
  if (pastStart !== 'undeclared' && (pastStart === 'refused') !== isRefused)
    this.expect(
      pastStart === 'refused' ? { form: 'refused', what: 'object' } : { form: 'result', results: ['OK'] },
      'a past start is treated as declared',
    )
  await this.expectSwitches(this.subject.sacrificial, isRefused ? 'closed' : 'open')
})

Then('the control is carried out or not, as the answer says', async function (this: Cim9World) {
  await this.expectCarriedOut(this.isRefused())
})

Then('its switch is where the last command leads that was carried out', async function (this: Cim9World) {
  const [first = 0] = this.asked.slice(-2)
  const isSecondRefused = this.isRefused()
  const isFirstRefused = this.isRefused(first)
  this.conversation.expect(first, { form: 'satisfies', assertion: 'async.result-once' }, 'the first has one result')
  await this.expectSwitches(this.subject.sacrificial, isSecondRefused && !isFirstRefused ? 'open' : 'closed')
})

Then('what comes after it is done or left, as declared', async function (this: Cim9World) {
  const { controlsAfterFailure } = this.conversation.setting.ics
  if (controlsAfterFailure !== 'undeclared')
    await this.expectSwitches(this.subject.sacrificial, controlsAfterFailure === 'carried-out' ? 'closed' : 'open')
})

Then('an error names the one that refuses', function (this: Cim9World) {
  const objects = this.subject.sacrificial.slice(-1).map(controls.idsOf)
  this.expect({ form: 'errors-name', objects }, 'an error names the one that refuses')
})

Then('events tell the disconnect before the connect', async function (this: Cim9World) {
  const sent = this.asked.at(-1) ?? 0
  await this.ask(controls.askSwitchEvents(this.subject, this.conversation))
  this.expect(
    controls.toldInOrder(sent, this.subject, this.conversation),
    'events tell the disconnect before the connect',
  )
})

Then('the control is found with its reason {string}', async function (this: Cim9World, reason: string) {
  const { mRID, tracking } = this.ordered()
  await this.ask(controls.askControls(this.subject))
  this.expect({ form: 'control-reason', mRID, tracking, reason }, 'the control is found with its reason')
})

Then('the register began anew, and what it held is kept', function (this: Cim9World) {
  const before = this.asked.at(-3)
  if (before === undefined) throw new Error('The register has not been read before.')
  this.expect(controls.demandBegunAnew(before, this.conversation), 'the register began anew, and what it held is kept')
})

Then('the switches of those that were not named are closed', async function (this: Cim9World) {
  await this.expectSwitches(this.subject.bystanders, 'closed')
})
