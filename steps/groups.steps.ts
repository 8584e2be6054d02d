import { Given, Then, When } from '@cucumber/cucumber'
import * as data from '../src/conversation/index.ts'
import { created, idsOf, ownOne } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on groups that a run makes. */

Given(/^a group of our own of (\d+) meters that may be operated$/, function (this: Cim9World, count: string) {
  const meters = this.conversation.fixtures.sacrificialMeters(Number(count))
  this.subject.sacrificial.push(...meters)
  this.owns.push(data.groupOf(this.conversation, meters))
})

Given('a group of our own in which one of the meters does not exist', function (this: Cim9World) {
  const good = this.conversation.fixtures.sacrificialMeters(1)
  const bad = this.conversation.fixtures.unknownMeters(1)
  this.subject.bad.push(...bad)
  this.owns.push(data.groupOf(this.conversation, [...good, ...bad]))
})

Given(/^a group of (\d+) meters that may be operated is on file$/, async function (this: Cim9World, count: string) {
  const meters = this.conversation.fixtures.sacrificialMeters(Number(count))
  this.subject.sacrificial.push(...meters)
  const own = data.groupOf(this.conversation, meters)
  this.owns.push(own)
  await data.groupOnFileBefore(this.conversation, own, meters)
})

Given('a group of our own of two usage points on file, in a programme', async function (this: Cim9World) {
  const points = [ownOne(this.conversation, 'usage point'), ownOne(this.conversation, 'usage point')]
  await data.allOnFileBefore(this.conversation, points)
  const group = data.referringTo(this.conversation, ownOne(this.conversation, 'group of usage points'), points)
  this.named.set('usage point A', points[0] ?? group).set('usage point B', points[1] ?? group)
  this.owns.push(data.inProgramme(this.conversation, group))
})

When('the group is put on file', async function (this: Cim9World) {
  await this.change(created(this.own()))
})

When('the readings of that group are asked for', async function (this: Cim9World) {
  await this.ask(data.askGroup(this.conversation, this.own(), this.subject.goodTypes))
})

Then('its meters are found again as its members', async function (this: Cim9World) {
  await data.expectMembers(this.conversation, this.own(), this.subject.sacrificial)
})

Then('its usage points are found again as its members', async function (this: Cim9World) {
  const points = ['A', 'B'].flatMap((letter) => this.named.get(`usage point ${letter}`)?.object ?? [])
  await data.expectMembers(this.conversation, this.own(), points)
})

Then('it is refused or PARTIAL, and an error names the meter that does not exist', function (this: Cim9World) {
  if (data.answerTo(this.conversation, this.asked.at(-1) ?? 0) === 'PARTIAL')
    this.expect({ form: 'result', results: ['PARTIAL'] }, 'the answer is PARTIAL')
  else this.expect({ form: 'refused', what: 'object' }, 'it is refused or PARTIAL')
  this.expect({ form: 'error-names-all', objects: this.subject.bad.map(idsOf) }, 'an error names the unknown meter')
})

Then('it has no member that does not exist', async function (this: Cim9World) {
  await data.expectNoMember(this.conversation, this.own(), this.subject.bad)
})

Then('it holds the readings of its members', function (this: Cim9World) {
  this.expect(
    {
      form: 'readings',
      meters: this.subject.sacrificial.map(idsOf),
      usagePoints: [],
      readingTypes: this.subject.goodTypes,
    },
    'it holds the readings of its members',
  )
})
