import { Given, Then, When } from '@cucumber/cucumber'
import {
  askUntil,
  deviceCare,
  Inconclusive,
  programmes,
  type Expected,
  type ServiceRequest,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on what is done to single meters: clocks, firmware, service requests, alarms. */

type Meter = Cim9World['subject']['sacrificial'][number]

function meterOf({ subject }: Cim9World): Meter {
  const [meter] = subject.sacrificial
  if (!meter) throw new Error('No meter has been named yet.')
  return meter
}

function serviceOf({ service }: Cim9World): ServiceRequest {
  if (!service) throw new Error('There is no service request yet.')
  return service
}

Given('its clock has lost its time', async function (this: Cim9World) {
  const { conversation } = this
  conversation.mark('preamble', 'The clock of the meter loses its time.')
  const asking = deviceCare.askClock(conversation, meterOf(this))
  const expected = deviceCare.clockRight(conversation, meterOf(this))
  const before = await conversation.ask(asking)
  if (!conversation.holds(before, expected))
    throw new Inconclusive('The preamble failed: the clock of the meter is not right before the case begins.')
  await conversation.happenings.cause('clock-lost', meterOf(this))
  const after = await conversation.ask(asking)
  if (conversation.holds(after, expected))
    throw new Inconclusive('The preamble failed: the hook clock-lost has not made the clock of the meter wrong.')
  conversation.mark('test', 'The case proper.')
})

When('its clock is set', async function (this: Cim9World) {
  await this.change(deviceCare.clockSet(this.conversation, meterOf(this)))
})

Then('its clock is right', async function (this: Cim9World) {
  const { conversation } = this
  const expected = deviceCare.clockRight(conversation, meterOf(this))
  const { resultMs } = conversation.setting.ixit.timeLimits
  const about = await askUntil(conversation, deviceCare.askClock(conversation, meterOf(this)), expected, resultMs)
  conversation.expect(about, expected, 'its clock is right')
})

/** Asks which image runs, until it is the one or the declared time is over. */
async function runs(world: Cim9World, image: string): Promise<{ about: number; expected: Expected }> {
  const { conversation } = world
  const expected = deviceCare.firmwareRuns(conversation, image)
  const { jobMs } = deviceCare.firmwareIn(conversation)
  return { about: await askUntil(conversation, deviceCare.askFirmware(conversation), expected, jobMs), expected }
}

Given('a meter whose firmware may be changed', async function (this: Cim9World) {
  const { conversation } = this
  const { before } = deviceCare.firmwareIn(conversation)
  conversation.mark('preamble', 'The meter runs the image that is given back at the end.')
  const { about, expected } = await runs(this, before)
  if (!conversation.holds(about, expected))
    throw new Inconclusive(`The preamble failed: the meter does not run ${before}, which would be given back.`)
  conversation.mark('test', 'The case proper.')
})

Given('the new image can be loaded', async function (this: Cim9World) {
  const { conversation } = this
  const { image } = deviceCare.firmwareIn(conversation)
  conversation.mark('preamble', 'A correct image is loaded before a wrong one is judged.')
  await this.change(deviceCare.firmwareOrdered(conversation, image))
  const { about, expected } = await runs(this, image)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: an image that can be loaded was ordered, and does not run.')
  conversation.mark('test', 'The case proper.')
})

When('the new image is ordered for it', async function (this: Cim9World) {
  const { image } = deviceCare.firmwareIn(this.conversation)
  await this.change(deviceCare.firmwareOrdered(this.conversation, image))
})

When('an image that cannot be loaded is ordered for it', async function (this: Cim9World) {
  const { badImage } = deviceCare.firmwareIn(this.conversation)
  if (badImage === undefined)
    throw new Inconclusive('The IXIT names no image that cannot be loaded. Fill in ixit.firmware.badImage.')
  await this.change(deviceCare.firmwareOrdered(this.conversation, badImage))
})

Then('the new image still runs', async function (this: Cim9World) {
  const { conversation } = this
  const { image, badImage = '', jobMs } = deviceCare.firmwareIn(conversation)
  // A job that was refused and is done all the same is seen when it is done.
  const loaded = deviceCare.firmwareRuns(conversation, badImage)
  const limit = Math.min(jobMs, conversation.setting.ixit.timeLimits.resultMs)
  const about = await askUntil(conversation, deviceCare.askFirmware(conversation), loaded, limit)
  conversation.expect(about, deviceCare.firmwareRuns(conversation, image), 'the new image still runs')
})

Then('the new image runs at last', async function (this: Cim9World) {
  const { about, expected } = await runs(this, deviceCare.firmwareIn(this.conversation).image)
  this.conversation.expect(about, expected, 'the new image runs')
})

async function expectService(world: Cim9World, state: 'open' | 'cancelled'): Promise<void> {
  const { conversation } = world
  const expected = deviceCare.serviceFound(conversation, serviceOf(world), state)
  const { commitMs } = conversation.setting.ixit.timeLimits
  const about = await askUntil(conversation, deviceCare.askServices(serviceOf(world)), expected, commitMs)
  conversation.expect(about, expected, `the service request is found, and ${state}`)
}

When('a service request is made for it', async function (this: Cim9World) {
  this.service = deviceCare.serviceRequestFor(this.conversation, meterOf(this))
  await this.change(deviceCare.told(this.conversation, 'create', this.service))
})

Given('a service request is taken for it', async function (this: Cim9World) {
  const { conversation } = this
  conversation.mark('preamble', 'A correct service request is taken.')
  this.service = deviceCare.serviceRequestFor(conversation, meterOf(this))
  await this.change(deviceCare.told(conversation, 'create', this.service))
  const expected = deviceCare.serviceFound(conversation, this.service, 'open')
  const { commitMs } = conversation.setting.ixit.timeLimits
  const about = await askUntil(conversation, deviceCare.askServices(this.service), expected, commitMs)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: a correct service request was made, and is not found.')
  conversation.mark('test', 'The case proper.')
})

When('a service request is made for the unknown meter', async function (this: Cim9World) {
  const [meter] = this.subject.bad
  if (!meter) throw new Error('No unknown meter has been named yet.')
  this.service = deviceCare.serviceRequestFor(this.conversation, meter)
  await this.change(deviceCare.told(this.conversation, 'create', this.service))
})

When('the service request is put off', async function (this: Cim9World) {
  this.service = deviceCare.postponed(serviceOf(this))
  await this.change(deviceCare.told(this.conversation, 'change', this.service))
})

When('the service request is called off', async function (this: Cim9World) {
  await this.change(deviceCare.told(this.conversation, 'cancel', serviceOf(this)))
})

Then(
  /^the service request is found, and (open|cancelled)$/,
  async function (this: Cim9World, state: 'open' | 'cancelled') {
    await expectService(this, state)
  },
)

When('it has an alarm', async function (this: Cim9World) {
  this.asked.push(await this.conversation.happenings.cause('alarm', meterOf(this)))
})

Then('the alarm is told as its own, and not as that of its meter', async function (this: Cim9World) {
  const { conversation } = this
  const about = this.asked.at(-1) ?? 0
  const { ofDevice, ofMeter } = deviceCare.alarmTold(conversation, meterOf(this))
  await programmes.awaited(conversation, about, ofDevice, 0, undefined)
  await conversation.happenings.silence(about, conversation.setting.ixit.timeLimits.quietMs)
  if (!conversation.holds(about, ofDevice) && conversation.holds(about, ofMeter))
    throw new Inconclusive(
      'No alarm was told, neither of the device nor of its meter: see the hook alarm and ixit.homeNetwork.',
    )
  conversation.expect(about, ofDevice, 'the alarm is told as its own')
  conversation.expect(about, ofMeter, 'it is not told as that of its meter')
})
