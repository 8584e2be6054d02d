import { Given, Then, When } from '@cucumber/cucumber'
import * as schedules from '../src/conversation/index.ts'
import type { Expected, MadeSchedule, PlannedSchedule, ScheduledBy } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on read schedules. A schedule may be due in minutes: their own deadlines end these steps. */
const patient = { timeout: -1 }

async function schedule(world: Cim9World, planned: PlannedSchedule): Promise<void> {
  await world.change(schedules.scheduleMade(planned, world.conversation))
  world.schedules.push({ ...planned, about: world.asked.at(-1) ?? 0 })
}

const plan = ({ conversation, subject }: Cim9World, by?: ScheduledBy): PlannedSchedule =>
  schedules.planSchedule(
    conversation,
    subject.sacrificial.slice(0, 1),
    conversation.fixtures.supportedReadingTypes(1),
    by,
  )

function made({ schedules: all }: Cim9World, index: number): MadeSchedule {
  const one = all.at(index)
  if (!one) throw new Error('No schedule has been made yet.')
  return one
}

Given('scheduled readings are listened for', async function (this: Cim9World) {
  await this.conversation.happenings.listen()
})

Given('the head end declares that schedules have ids', function (this: Cim9World) {
  schedules.schedulesHaveIds(this.conversation)
})

Given('the head end takes a correct schedule', async function (this: Cim9World) {
  this.subject.sacrificial.push(...this.conversation.fixtures.sacrificialMeters(1))
  await schedules.correctScheduleIsTaken(this.conversation, plan(this), false)
})

Given('the head end reads a correct schedule', patient, async function (this: Cim9World) {
  this.subject.sacrificial.push(...this.conversation.fixtures.sacrificialMeters(1))
  await schedules.correctScheduleIsTaken(this.conversation, plan(this), true)
})

When('its readings are scheduled', async function (this: Cim9World) {
  await schedule(this, plan(this))
})

When(/^its readings are scheduled by (.+)$/, async function (this: Cim9World, by: ScheduledBy) {
  await schedule(this, plan(this, by))
})

When('its readings are scheduled, and it is called by its name only', async function (this: Cim9World) {
  await schedule(this, { ...plan(this), byName: true })
})

When('its readings are scheduled for a time that is over', async function (this: Cim9World) {
  await schedule(this, schedules.overYesterday(plan(this), this.conversation))
})

When('its readings are scheduled, with a type that the head end does not deliver', async function (this: Cim9World) {
  const planned = plan(this)
  await schedule(this, {
    ...planned,
    readingTypes: [this.conversation.fixtures.unsupportedReadingType(), ...planned.readingTypes],
  })
})

When('the readings of the first are scheduled, and disabled', async function (this: Cim9World) {
  const planned = plan(this)
  await schedule(this, { ...planned, times: { ...planned.times, disabled: true } })
})

When('the readings of the second are scheduled', async function (this: Cim9World) {
  await schedule(this, { ...plan(this), meters: this.subject.sacrificial.slice(1, 2) })
})

When('readings of another type are scheduled for it', async function (this: Cim9World) {
  const readingTypes = this.conversation.fixtures.supportedReadingTypes(2).slice(1)
  await schedule(this, { ...plan(this), readingTypes })
})

When(/^the (?:first )?schedule is called off$/, async function (this: Cim9World) {
  await this.change(schedules.scheduleCancelled(made(this, 0), this.conversation))
})

When('a schedule is called off that there never was', async function (this: Cim9World) {
  await this.change(schedules.unknownScheduleCancelled(this.conversation))
})

When('the head end is restarted', async function (this: Cim9World) {
  this.asked.push(await this.conversation.happenings.cause('restart'))
})

Then('it gives the id by which the schedule is called', function (this: Cim9World) {
  if (!schedules.givesScheduleId(this.conversation)) return
  this.expect({ form: 'schedule-identified' }, 'the answer gives the id of the schedule')
})

Then(/^the schedule is found under its meter(, with its times)?$/, async function (this: Cim9World, times?: string) {
  const one = made(this, -1)
  const expected: Expected = { form: 'schedule-on-file', as: one.about, times: times !== undefined }
  const { commitMs } = this.conversation.setting.ixit.timeLimits
  const about = await schedules.askUntil(this.conversation, schedules.askForSchedules(one), expected, commitMs)
  this.conversation.expect(about, expected, 'the schedule is found under its meter')
})

Then('its readings come each time they are due, and no others', patient, async function (this: Cim9World) {
  await schedules.awaitScheduled(this.conversation, made(this, -1))
})

Then(/^the readings of the (other )?schedule go on$/, patient, async function (this: Cim9World, which?: 'other ') {
  if (!which) schedules.requireRecurring(this.conversation)
  const other = schedules.fromNowOn(made(this, -1), this.conversation)
  await schedules.awaitScheduled(this.conversation, other, this.asked.at(-1))
})

Then('they are linked to the request that made the schedule', function (this: Cim9World) {
  schedules.expectLinked(this.conversation, made(this, -1))
})

Then('no more readings come of it', patient, async function (this: Cim9World) {
  await schedules.expectNoneScheduled(this.conversation, made(this, 0), this.asked.at(-1))
})

Then('no readings come of the first', patient, async function (this: Cim9World) {
  await schedules.expectNoneScheduled(this.conversation, made(this, 0))
})

Then('nothing of it is read, or the rest of it, as the answer says', patient, async function (this: Cim9World) {
  const one = made(this, -1)
  await schedules.expectAllOrPart(this.conversation, one, one.readingTypes.slice(1))
})

Then('no readings come of it once its time is over', patient, async function (this: Cim9World) {
  const one = made(this, -1)
  await schedules.expectNoneScheduled(this.conversation, one, one.about, one.times.end)
})

Then('it is refused, or its readings come when they are due', patient, async function (this: Cim9World) {
  const one = made(this, -1)
  const refused: Expected = { form: 'refused', what: 'message' }
  if (this.conversation.holds(one.about, refused)) this.expect(refused, 'the schedule is refused')
  else await schedules.awaitScheduled(this.conversation, one)
})

Then('it is refused or taken, and no readings come of it', patient, async function (this: Cim9World) {
  const one = made(this, -1)
  const refused: Expected = { form: 'refused', what: 'object' }
  const isRefused = this.conversation.holds(one.about, refused)
  this.expect(isRefused ? refused : { form: 'result', results: ['OK'] }, 'the schedule is refused, or taken')
  await schedules.expectNoneScheduled(this.conversation, one)
})
