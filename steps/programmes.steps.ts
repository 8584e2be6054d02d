import { Given, Then, When } from '@cucumber/cucumber'
import { Inconclusive, NotApplicable, programmes, type Expected, type Programme } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on demand response and home networks: what is ordered of devices behind meters. */

type DrSetting = Parameters<typeof programmes.settingIn>[1]

/** What was ordered last. */
function ordered({ programmes: all }: Cim9World): Programme {
  const programme = all.at(-1)
  if (!programme) throw new Error('Nothing has been ordered yet.')
  return programme
}

/** The number of the message about which devices tell something. */
function about({ asked }: Cim9World): number {
  const seq = asked.at(-1)
  if (seq === undefined) throw new Error('Nothing has been sent yet.')
  return seq
}

async function order(world: Cim9World, programme: Programme): Promise<void> {
  world.programmes.push(programme)
  await world.change(programme.changing)
}

/** Each of the devices of an order tells something, about the message that brought it about. */
async function expectTold(world: Cim9World, told: programmes.Told, says: string): Promise<void> {
  const programme = ordered(world)
  const expected = programmes.toldByEach(world.conversation, programme.devices, told)
  await programmes.awaitTold(
    world.conversation,
    about(world),
    expected,
    says,
    programmes.endOf(world.conversation, programme),
    programmes.dueOf(world.conversation, programme, told),
  )
}

async function expectNotTold(
  world: Cim9World,
  devices: Programme['devices'],
  told: programmes.Told,
  says: string,
  until = programmes.beginOf(world.conversation, ordered(world)),
): Promise<void> {
  const expected = programmes.toldByNone(world.conversation, devices, told)
  await programmes.awaitSilence(world.conversation, about(world), expected, says, until)
}

/** An order that must be carried out before anything else is worth judging. */
async function carriedOutBefore(world: Cim9World, programme: Programme): Promise<void> {
  const { conversation } = world
  conversation.mark('preamble', 'A correct order is carried out before a wrong one is judged.')
  await order(world, programme)
  const sides = [programmes.beginningOf(programme), ...(programme.kind === 'event' ? (['ended'] as const) : [])]
  for (const told of sides) {
    const expected = programmes.toldByEach(conversation, programme.devices, told)
    const until = programmes.endOf(conversation, programme)
    await programmes.awaited(
      conversation,
      about(world),
      expected,
      until,
      programmes.dueOf(conversation, programme, told),
    )
    if (!conversation.holds(about(world), expected))
      throw new Inconclusive(
        'The preamble failed: a correct order was sent, and its devices do not tell that it is done.',
      )
  }
  conversation.mark('test', 'The case proper.')
}

Given('a group of load controllers that may be operated', function (this: Cim9World) {
  const { members, outsider } = programmes.loadControllers(this.conversation)
  this.subject.sacrificial.push(...members)
  if (outsider) this.subject.bystanders.push(outsider)
})

Given('a load controller that may be operated', function (this: Cim9World) {
  const [member] = programmes.loadControllers(this.conversation).members
  if (member) this.subject.sacrificial.push(member)
})

Given('a display that may be used', function (this: Cim9World) {
  this.subject.sacrificial.push(programmes.display(this.conversation))
})

Given('a correct event is carried out', async function (this: Cim9World) {
  const single = this.subject.sacrificial.length === 1
  await carriedOutBefore(this, programmes.drEvent(this.conversation, { single }))
})

Given(/^a correct (text|price) is shown$/, async function (this: Cim9World, kind: 'text' | 'price') {
  await carriedOutBefore(this, programmes[kind](this.conversation))
})

When('an event is sent to the group', async function (this: Cim9World) {
  await order(this, programmes.drEvent(this.conversation))
})

When('an event is sent to an unknown group', async function (this: Cim9World) {
  await order(this, programmes.drEvent(this.conversation, { toUnknownGroup: true }))
})

When('an event is sent to it without its {word}', async function (this: Cim9World, field: string) {
  const terms = field === 'randomisation' ? { randomisation: undefined } : { without: [field] }
  await order(this, programmes.drEvent(this.conversation, { single: true, ...terms }))
})

When('an event with the randomisation {string} is sent to it', async function (this: Cim9World, kind: string) {
  await order(this, programmes.drEvent(this.conversation, { single: true, randomisation: kind }))
})

When('an event with the unknown randomisation {string} is sent to it', async function (this: Cim9World, kind: string) {
  const wrong = { operator: `the randomisation "${kind}"`, predicts: ['schema.payload'] }
  await order(this, programmes.drEvent(this.conversation, { single: true, randomisation: kind, wrong }))
})

When(
  /^an event that lasts (its time|for ever|its time and for ever) is sent to it$/,
  async function (this: Cim9World, lasting: 'its time' | 'for ever' | 'its time and for ever') {
    const times = lasting === 'its time' ? 1 : lasting === 'for ever' ? 'indefinite' : 'both'
    await order(this, programmes.drEvent(this.conversation, { single: true, times }))
  },
)

When('a long event is sent to it', async function (this: Cim9World) {
  await order(this, programmes.drEvent(this.conversation, { single: true, times: 8 }))
})

When(/^the event is cancelled (now|at a time)$/, async function (this: Cim9World, when: 'now' | 'at a time') {
  const { changing, atMs } = programmes.cancelled(this.conversation, ordered(this), when)
  this.cancelledAt = atMs
  await this.change(changing)
})

When(
  /^an event with (an? )?(usual|extreme) "(.+)" is sent to it$/,
  async function (this: Cim9World, _: string, which: 'usual' | 'extreme', setting: DrSetting) {
    const { send, beyond } = programmes.settingIn(this.conversation, setting)
    if (which === 'extreme' && !beyond)
      throw new Inconclusive(`The IXIT knows no value out of range for ${setting}. Fill in its beyond.`)
    const value = which === 'usual' ? send : (beyond?.send ?? send)
    const fields = { [setting]: String(value) }
    // One that is refused needs no time in which it is looked at.
    const times = which === 'extreme' && beyond?.reads === undefined ? 1 : 40
    await order(this, programmes.drEvent(this.conversation, { single: true, times, fields }))
  },
)

When('an event with an offset and a set-point is sent to it', async function (this: Cim9World) {
  const [offset, setpoint] = (['coolingOffset', 'coolingSetpoint'] as const).map((one) =>
    programmes.settingIn(this.conversation, one),
  )
  const fields = { coolingOffset: String(offset?.send), coolingSetpoint: String(setpoint?.send) }
  const times = this.conversation.setting.ics.offsetWithSetpoint === 'refused' ? 1 : 40
  await order(this, programmes.drEvent(this.conversation, { single: true, times, fields }))
})

When('an event of a level is sent to the group', async function (this: Cim9World) {
  const { level } = programmes.levelOf(this.conversation)
  await order(this, programmes.drEvent(this.conversation, { level }))
})

When(/^an? (voluntary|mandatory) event is sent to it$/, async function (this: Cim9World, kind: string) {
  const mandatory = kind === 'mandatory'
  await order(this, programmes.drEvent(this.conversation, { single: true, times: 8, mandatory }))
})

When('its customer opts out', async function (this: Cim9World) {
  const [device] = ordered(this).devices
  await this.conversation.happenings.cause('opt-out', device)
})

When(/^a (text|price) is sent to it$/, async function (this: Cim9World, kind: 'text' | 'price') {
  await order(this, programmes[kind](this.conversation))
})

When('a text that is to be confirmed is sent to it', async function (this: Cim9World) {
  await order(this, programmes.text(this.conversation, { fields: { confirmationRequired: 'true' } }))
})

When('its customer confirms the text', async function (this: Cim9World) {
  const [device] = ordered(this).devices
  await this.conversation.happenings.cause('confirm', device)
})

When('a text without its textMessage is sent to it', async function (this: Cim9World) {
  await order(this, programmes.text(this.conversation, { without: ['textMessage'] }))
})

When('a price without its unitOfMeasure is sent to it', async function (this: Cim9World) {
  await order(this, programmes.price(this.conversation, { without: ['unitOfMeasure'] }))
})

When('a text is sent to it in the mode {string}', async function (this: Cim9World, mode: string) {
  programmes.requireMode(this.conversation, mode)
  await order(this, programmes.text(this.conversation, { fields: { transmissionMode: mode } }))
})

When('a text is sent to it in the unknown mode {string}', async function (this: Cim9World, mode: string) {
  const wrong = { operator: `the transmission mode "${mode}"`, predicts: ['schema.payload'] }
  await order(this, programmes.text(this.conversation, { fields: { transmissionMode: mode }, wrong }))
})

When('a text and a price are sent to it in one control', async function (this: Cim9World) {
  await order(this, programmes.textAndPrice(this.conversation))
})

Then('each of them tells that it started', async function (this: Cim9World) {
  await expectTold(this, 'started', 'each of them tells that it started')
})

Then('each of them tells that it ended', async function (this: Cim9World) {
  await expectTold(this, 'ended', 'each of them tells that it ended')
})

Then('the load controller beside the group tells nothing', async function (this: Cim9World) {
  if (!this.subject.bystanders.length) return
  await expectNotTold(this, this.subject.bystanders, 'started', 'the load controller beside the group tells nothing')
})

Then('no load controller starts', async function (this: Cim9World) {
  await expectNotTold(this, this.subject.sacrificial, 'started', 'no load controller starts')
})

Then(/^it (starts|ends) in time$/, async function (this: Cim9World, what: 'starts' | 'ends') {
  const programme = ordered(this)
  const window = programmes.windowOf(this.conversation, programme, what === 'starts' ? 'start' : 'end')
  const told = what === 'starts' ? 'started' : 'ended'
  const expected = programmes.toldByEach(this.conversation, programme.devices, told, window)
  const due = programmes.dueOf(this.conversation, programme, told)
  await programmes.awaitTold(this.conversation, about(this), expected, `it ${what} in time`, window.latestMs, due)
})

Then('it does not end by itself', async function (this: Cim9World) {
  const { startMs } = ordered(this)
  const usual = programmes.shortestMs(this.conversation)
  await expectNotTold(this, ordered(this).devices, 'ended', 'it does not end by itself', startMs + 2 * usual)
})

Then('it tells at that time that it is cancelled', async function (this: Cim9World) {
  const window = programmes.around(this.conversation, this.cancelledAt)
  const { devices } = ordered(this)
  const expected = programmes.toldByEach(this.conversation, devices, 'cancelled', window)
  const says = 'it tells that it is cancelled'
  await programmes.awaitTold(this.conversation, about(this), expected, says, window.latestMs, this.cancelledAt)
})

Then('it does not go on to its end', async function (this: Cim9World) {
  const programme = ordered(this)
  const until = programmes.endOf(this.conversation, programme)
  await expectNotTold(this, programme.devices, 'ended', 'it does not go on to its end', until)
})

Then('its {string} is as it was ordered', async function (this: Cim9World, setting: DrSetting) {
  const known = programmes.settingIn(this.conversation, setting)
  await expectSetting(this, known, known.reads)
})

Then(
  'its {string} is limited, or the event refused, as declared',
  async function (this: Cim9World, setting: DrSetting) {
    const known = programmes.settingIn(this.conversation, setting)
    const limit = known.beyond?.reads
    if (limit === undefined) {
      this.expect({ form: 'refused', what: 'object' }, 'the event is refused')
      await expectNotTold(this, ordered(this).devices, 'started', 'no load controller starts')
      return
    }
    this.expect({ form: 'result', results: ['OK'] }, 'the answer is OK')
    await expectSetting(this, known, limit)
  },
)

Then('the declared one counts', async function (this: Cim9World) {
  const { offsetWithSetpoint } = this.conversation.setting.ics
  if (offsetWithSetpoint === 'refused' || this.conversation.holds(about(this), refused)) {
    this.expect(refused, 'the event is refused')
    await expectNotTold(this, ordered(this).devices, 'started', 'no load controller starts')
    return
  }
  if (offsetWithSetpoint === 'undeclared')
    throw new NotApplicable('The ICS does not say which of the two counts (ics.offsetWithSetpoint).')
  const setting = offsetWithSetpoint === 'offset' ? 'coolingOffset' : 'coolingSetpoint'
  const known = programmes.settingIn(this.conversation, setting)
  await expectSetting(this, known, known.reads)
})

Then('the declared duration counts', async function (this: Cim9World) {
  const { bothDurations } = this.conversation.setting.ics
  const programme = ordered(this)
  if (bothDurations === 'refused' || this.conversation.holds(about(this), refused)) {
    this.expect(refused, 'the event is refused')
    await expectNotTold(this, programme.devices, 'started', 'no load controller starts')
    return
  }
  if (bothDurations === 'undeclared')
    throw new NotApplicable('The ICS does not say which of the two counts (ics.bothDurations).')
  if (bothDurations === 'duration') {
    const window = programmes.windowOf(this.conversation, programme, 'end')
    const expected = programmes.toldByEach(this.conversation, programme.devices, 'ended', window)
    const due = programmes.dueOf(this.conversation, programme, 'ended')
    await programmes.awaitTold(this.conversation, about(this), expected, 'it ends in time', window.latestMs, due)
  } else {
    const until = programmes.endOf(this.conversation, programme)
    await expectNotTold(this, programme.devices, 'ended', 'it does not end by itself', until)
  }
})

Then('those of the level start, and the others do not', async function (this: Cim9World) {
  const { takesPart, staysOut } = programmes.levelOf(this.conversation)
  const programme = ordered(this)
  const expected = programmes.toldByEach(this.conversation, takesPart, 'started')
  const until = programmes.endOf(this.conversation, programme)
  const due = programmes.dueOf(this.conversation, programme, 'started')
  await programmes.awaitTold(this.conversation, about(this), expected, 'those of the level start', until, due)
  await expectNotTold(this, staysOut, 'started', 'the others do not start', until)
})

Then('it tells that its customer opted out', async function (this: Cim9World) {
  await expectTold(this, 'optedOut', 'it tells that its customer opted out')
})

Given('its customer can opt out of a voluntary event', async function (this: Cim9World) {
  const { conversation } = this
  conversation.mark('preamble', 'A customer opts out of an event that is voluntary.')
  await order(this, programmes.drEvent(conversation, { single: true, times: 8, mandatory: false }))
  const programme = ordered(this)
  const started = programmes.toldByEach(conversation, programme.devices, 'started')
  const due = programmes.dueOf(conversation, programme, 'started')
  await programmes.awaited(conversation, about(this), started, programme.startMs, due)
  await conversation.happenings.cause('opt-out', programme.devices[0])
  const optedOut = programmes.toldByEach(conversation, programme.devices, 'optedOut')
  await programmes.awaited(conversation, about(this), optedOut, programmes.endOf(conversation, programme), undefined)
  if (!conversation.holds(about(this), optedOut))
    throw new Inconclusive('The preamble failed: a customer opted out of a voluntary event, and nobody told it.')
  conversation.mark('test', 'The case proper.')
})

Then('it does not tell that its customer opted out', async function (this: Cim9World) {
  const { devices } = ordered(this)
  await expectNotTold(this, devices, 'optedOut', 'it does not tell that its customer opted out')
})

Then('it is refused, or carried out on its devices', async function (this: Cim9World) {
  const { conversation } = this
  const programme = ordered(this)
  const beginning = programmes.beginningOf(programme)
  if (programmes.fieldsAreRequired(conversation) || conversation.holds(about(this), refused)) {
    this.expect(refused, 'it is refused')
    this.expect({ form: 'error-code', codes: ['1.8', '1.7', '5.8'] }, 'the code is preferably 1.8, 1.7 or 5.8')
    await expectNotTold(this, programme.devices, beginning, 'nothing comes of it')
    return
  }
  this.expect({ form: 'result', results: ['OK'] }, 'the answer is OK')
  await expectTold(this, beginning, 'it is carried out')
})

Then(/^it tells that it (shows the text|has the price)$/, async function (this: Cim9World, what: string) {
  await expectTold(this, what === 'has the price' ? 'priced' : 'shown', `it tells that it ${what}`)
})

Then('it tells that the text is confirmed', async function (this: Cim9World) {
  await expectTold(this, 'confirmed', 'it tells that the text is confirmed')
})

Then('the price is found with its tiers as they were sent', async function (this: Cim9World) {
  const as = about(this)
  const [device] = ordered(this).devices
  if (!device) throw new Error('The price was sent to nobody.')
  const seq = await this.conversation.ask(programmes.askControls(device))
  this.conversation.expect(seq, { form: 'stored', as }, 'the price is found as it was sent')
})

Then('it is refused and shows nothing, or both are shown', async function (this: Cim9World) {
  const { conversation } = this
  const { devices } = ordered(this)
  const says = 'the message is refused'
  this.expect({ form: 'refused', what: 'message' }, says)
  if (conversation.holds(about(this), refused)) {
    await expectNotTold(this, devices, 'shown', 'no text is shown')
    await expectNotTold(this, devices, 'priced', 'no price is taken over')
    return
  }
  // Who takes both and does both is a lenient reader.
  await expectTold(this, 'shown', 'the text is shown')
  await expectTold(this, 'priced', 'the price is taken over')
})

Then('nothing is shown', async function (this: Cim9World) {
  await expectNotTold(this, ordered(this).devices, 'shown', 'nothing is shown')
})

const refused: Expected = { form: 'refused', what: 'object' }

async function expectSetting(world: Cim9World, known: { readonly readingType: string }, value: number): Promise<void> {
  const [device] = ordered(world).devices
  if (!device) throw new Error('The event was sent to nobody.')
  await world.conversation.setting.clock.leapTo(programmes.beginOf(world.conversation, ordered(world)))
  const look = await programmes.lookAtSetting(world.conversation, device, known, value)
  world.conversation.expect(look.about, look.expected, `it is set to ${value}`)
}
