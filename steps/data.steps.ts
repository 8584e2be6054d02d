import { Given, Then, When } from '@cucumber/cucumber'
import * as data from '../src/conversation/index.ts'
import { askReadings, goodPart, type Expected } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on data: of what time they are, what they say, and whose they are. */

Given('interval data', function (this: Cim9World) {
  data.nameIntervals(this.subject, this.conversation)
})

Given(
  /^interval data of a day (that is complete|on which clocks go forward|on which clocks go back)$/,
  function (this: Cim9World, day: data.KnownDay) {
    data.nameDay(this.subject, this.conversation, day)
  },
)

Given('a day in the future', function (this: Cim9World) {
  data.nameFutureDay(this.subject, this.conversation)
})

Given('an end where the start belongs, and the start where the end belongs', function (this: Cim9World) {
  data.turnPeriod(this.subject)
})

Given(/^a period with an? (start|end) only$/, function (this: Cim9World, side: 'start' | 'end') {
  data.nameOpenPeriod(this.subject, this.conversation, side)
})

Given('a time schedule in the query for another part of the day', function (this: Cim9World) {
  data.partTimes(this.subject)
})

Given('the day stands in a time schedule of the query alone', function (this: Cim9World) {
  data.moveToSchedule(this.subject)
})

Given('a usage point whose meter was exchanged within the period', function (this: Cim9World) {
  data.nameExchange(this.subject, this.conversation)
})

Given(
  'registers of several directions and tiers, at a moment of which their values are known',
  function (this: Cim9World) {
    data.nameRegisters(this.subject, this.conversation)
  },
)

Given('a meter of gas, water or heat', function (this: Cim9World) {
  data.nameOtherCommodity(this.subject, this.conversation)
})

Given('values that were not measured', function (this: Cim9World) {
  data.nameEstimated(this.subject, this.conversation)
})

Given('a reading that was taken for a reason', function (this: Cim9World) {
  data.nameReasoned(this.subject, this.conversation)
})

Given('readings that were taken because of another', function (this: Cim9World) {
  data.nameCoincident(this.subject, this.conversation)
})

Given('the forward energy of meters', function (this: Cim9World) {
  this.subject.goodTypes.push(data.forwardEnergy(this.conversation))
})

Given('a register that is delivered under two multipliers', function (this: Cim9World) {
  this.subject.goodTypes.push(...data.multiplierPair(this.conversation))
})

Given('a meter that cannot be reached', function (this: Cim9World) {
  this.subject.good.push(data.unreachableMeter(this.conversation).meter)
})

Given(/^a group of (meters|usage points)$/, function (this: Cim9World, kind: data.GroupKind) {
  data.nameGroup(this.subject, this.conversation, kind)
})

Given(/^an? (unknown|empty) group of meters$/, function (this: Cim9World, which: 'unknown' | 'empty') {
  data.nameOddGroup(this.subject, this.conversation, which)
})

Given(/^a meter whose switch is (open|closed)$/, function (this: Cim9World, position: 'open' | 'closed') {
  data.nameSwitch(this.subject, this.conversation, position)
})

Given('a meter whose firmware, hardware and programs are known', function (this: Cim9World) {
  data.nameDeviceIds(this.subject, this.conversation)
})

Given(
  /^a name that differs in (leading zeros|case|inner blanks|length|non-ASCII letters) from that of a meter$/,
  function (this: Cim9World, difference: data.NameDifference) {
    data.nameLookAlike(this.subject, this.conversation, difference)
  },
)

When('its register is asked for around that day', async function (this: Cim9World) {
  await this.ask(data.askRegister(this.subject, this.conversation))
})

When('the second of its types is asked for after the first', async function (this: Cim9World) {
  const [first, second] = data.multiplierPair(this.conversation)
  await this.ask(askReadings({ ...this.subject, goodTypes: [first] }, this.conversation, 'any id'))
  await this.ask(askReadings({ ...this.subject, goodTypes: [second] }, this.conversation, 'any id'))
})

When('the readings are asked for by serial number', async function (this: Cim9World) {
  await this.ask(askReadings(this.subject, this.conversation, 'serial number'))
})

When('the readings are asked for by usage point', async function (this: Cim9World) {
  await this.ask(data.askByUsagePoint(this.subject, this.conversation))
})

When('the readings are asked for by the true name', async function (this: Cim9World) {
  data.nameMeterOfLookAlikes(this.subject, this.conversation)
  await this.ask(askReadings(this.subject, this.conversation, 'name'))
})

When(
  'the readings are asked for in {int} pages of {int}',
  async function (this: Cim9World, pages: number, size: number) {
    for (let page = 0; page < pages; page += 1)
      await this.ask(data.askPage(this.subject, this.conversation, size, page))
  },
)

When('the configurations that changed in a period are asked for, page by page', async function (this: Cim9World) {
  this.asked.push(...(await data.askForChanges(this.conversation)))
})

When('the readings are asked for in pages of a negative size', async function (this: Cim9World) {
  await this.ask(data.askPage(this.subject, this.conversation, -1, 0))
})

When('the configuration is asked for by serial number', async function (this: Cim9World) {
  await this.ask(data.askConfigBySerialNumber(this.subject, this.conversation))
})

When('the configuration is asked for', async function (this: Cim9World) {
  await this.ask({ query: data.configOf(this.subject) })
})

Then('the answer is OK or PARTIAL', function (this: Cim9World) {
  this.expect({ form: 'result', results: ['OK', 'PARTIAL'] }, 'the answer is OK or PARTIAL')
})

Then('every interval of the day is there, once', function (this: Cim9World) {
  this.expect(data.everyInterval(this.subject, this.conversation), 'every interval of the day is there, once')
})

Then('no value is of another time', function (this: Cim9World) {
  this.expect(data.withinPeriod(this.subject, this.conversation), 'no value is of another time')
})

Then('no value is of another time than the one that counts', function (this: Cim9World) {
  this.expect(
    data.withinPeriod(this.subject, this.conversation),
    'no value is of another time than the one that counts',
  )
})

Then('nothing is served', function (this: Cim9World) {
  this.expect({ form: 'nothing-served' }, 'nothing is served')
})

Then('the intervals add up to the difference of the register', function (this: Cim9World) {
  const intervals = before(this, 1)
  this.expect(data.dayTotal(this.subject, this.conversation, intervals), 'the intervals add up to the register')
})

Then('it holds the readings asked for, of whatever age', function (this: Cim9World) {
  this.expect({ form: 'readings', ...goodPart(this.subject), ofAnyAge: true }, 'it holds the readings asked for')
})

Then('it holds the readings asked for, or is refused', function (this: Cim9World) {
  const served: Expected = { form: 'refused-or-served', lenience: 'free', ...goodPart(this.subject) }
  this.expect(served, 'it holds the readings asked for, or is refused')
})

Then('both values tell one energy', function (this: Cim9World) {
  const readingTypes = data.multiplierPair(this.conversation)
  this.expect({ form: 'same-register', readingTypes }, 'both values tell one energy')
})

Then('its value and the one before tell one energy', function (this: Cim9World) {
  const readingTypes = data.multiplierPair(this.conversation)
  this.expect({ form: 'same-register', readingTypes, before: before(this, 1) }, 'both values tell one energy')
})

Then('each register has its own value', function (this: Cim9World) {
  this.expect(data.ownValues(this.subject, this.conversation), 'each register has its own value')
})

Then('they say so by their quality', function (this: Cim9World) {
  this.expect(data.qualityTold(this.conversation), 'they say so by their quality')
})

Then('the reason, where it is told, is the true one', function (this: Cim9World) {
  this.expect(data.trueReason(this.conversation), 'the reason is the true one')
})

Then('they bear the time of that one', function (this: Cim9World) {
  this.expect(data.timeOfTrigger(this.conversation), 'they bear the time of that one')
})

Then('each meter has values of its own time only', function (this: Cim9World) {
  this.expect(data.ownTimes(this.conversation), 'each meter has values of its own time only')
})

Then('the meter that cannot be reached has failed, or its value is old', function (this: Cim9World) {
  this.expect(data.ofUnreachable(this.conversation), 'the meter that cannot be reached has failed, or its value is old')
})

Then('it holds readings of the members, and of nobody else', function (this: Cim9World) {
  this.expect(data.membersRead(this.subject, this.conversation), 'it holds readings of the members, and of nobody else')
})

Then('each meter that changed then is on one page', function (this: Cim9World) {
  this.expect(data.changesTold(this.conversation, this.asked), 'each meter that changed then is on one page')
})

Then('the pages share no meter, and together they are the whole', function (this: Cim9World) {
  const [whole, ...pages] = this.asked.slice(0, -1)
  if (whole === undefined) throw new Error('There is no answer without pages before this one.')
  this.expect({ form: 'pages', whole, before: pages }, 'the pages share no meter, and together they are the whole')
})

Then('times and values are those of the answer before', function (this: Cim9World) {
  this.expect({ form: 'same-at-rest', as: before(this, 1) }, 'times and values are those of the answer before')
})

Then(
  /^no meter is taken for one that differs in (leading zeros|case|inner blanks|length|non-ASCII letters), unless declared$/,
  function (this: Cim9World, difference: data.NameDifference) {
    for (const expected of data.lookAlikeTaken(this.subject, this.conversation, difference))
      this.expect(expected, 'no meter is taken for another, unless declared')
  },
)

Then(/^the switch is told to be (open|closed)$/, function (this: Cim9World, position: 'open' | 'closed') {
  this.expect(data.truePosition(this.subject, this.conversation, position), `the switch is told to be ${position}`)
})

Then('it tells their true ids', function (this: Cim9World) {
  this.expect(data.trueDeviceIds(this.conversation), 'it tells their true ids')
})

/** The number of our message so many before the last. */
function before({ asked }: Cim9World, many: number): number {
  const seq = asked.at(-1 - many)
  if (seq === undefined) throw new Error('There is no answer before this one.')
  return seq
}
