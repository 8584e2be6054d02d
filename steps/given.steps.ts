import { Given } from '@cucumber/cucumber'
import {
  configOf,
  correctRequest,
  dialectIsWide,
  emptyQueryIsRefused,
  replyAddressIsNeeded,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given('a known meter', function (this: Cim9World) {
  this.subject.good.push(...this.conversation.fixtures.knownMeters(1))
})

Given('every known meter', function (this: Cim9World) {
  this.subject.good.push(...this.conversation.fixtures.everyMeter())
})

Given('{int} known meters', function (this: Cim9World, count: number) {
  this.subject.good.push(...this.conversation.fixtures.knownMeters(count))
})

Given('an unknown meter', function (this: Cim9World) {
  this.subject.bad.push(...this.conversation.fixtures.unknownMeters(1))
})

Given('{int} unknown meters', function (this: Cim9World, count: number) {
  this.subject.bad.push(...this.conversation.fixtures.unknownMeters(count))
})

Given('a usage point with a meter', function (this: Cim9World) {
  this.subject.usagePoints.push(this.conversation.fixtures.usagePoint())
})

Given('a usage point without a meter', function (this: Cim9World) {
  this.subject.badUsagePoints.push(this.conversation.fixtures.usagePointWithoutMeter())
})

Given('an unknown usage point', function (this: Cim9World) {
  this.subject.badUsagePoints.push(this.conversation.fixtures.unknownUsagePoint())
})

Given('a meter and a usage point that do not belong together', function (this: Cim9World) {
  const { meter, usagePoint } = this.conversation.fixtures.unlinkedPair()
  this.subject.good.push(meter)
  this.subject.usagePoints.push(usagePoint)
})

Given('a supported reading type', function (this: Cim9World) {
  this.subject.goodTypes.push(...this.conversation.fixtures.supportedReadingTypes(1))
})

Given('{int} supported reading types', function (this: Cim9World, count: number) {
  this.subject.goodTypes.push(...this.conversation.fixtures.supportedReadingTypes(count))
})

Given('a reading type that the head end does not deliver', function (this: Cim9World) {
  this.subject.badTypes.push(this.conversation.fixtures.unsupportedReadingType())
})

Given('the malformed reading type {string}', function (this: Cim9World, type: string) {
  this.subject.badTypes.push(type)
  this.subject.malformedTypes.push(type)
})

Given('the head end serves a correct request for readings', async function (this: Cim9World) {
  this.correct = correctRequest(this.conversation)
  await this.conversation.preamble(this.correct)
})

Given('the head end serves a correct request for its configuration', async function (this: Cim9World) {
  await this.conversation.preamble({ query: configOf(this.subject) })
})

Given('the head end declares that it refuses a query that names nothing', function (this: Cim9World) {
  emptyQueryIsRefused(this.conversation)
})

Given('the head end takes any text as an id, and a message without time', function (this: Cim9World) {
  dialectIsWide(this.conversation)
})

Given('the head end declares that it needs a reply address', function (this: Cim9World) {
  replyAddressIsNeeded(this.conversation)
})

Given('a meter that may be operated', function (this: Cim9World) {
  this.subject.sacrificial.push(...this.conversation.fixtures.sacrificialMeters(1))
})

Given('{int} meters that may be operated', function (this: Cim9World, count: number) {
  this.subject.sacrificial.push(...this.conversation.fixtures.sacrificialMeters(count))
})

Given('a meter that may be operated and is not named', function (this: Cim9World) {
  const named = this.subject.sacrificial.length
  const bystander = this.conversation.fixtures.sacrificialMeters(named + 1).at(-1)
  if (bystander) this.subject.bystanders.push(bystander)
})

Given(
  /^(?:its switch is|their switches are) (open|closed) before$/,
  async function (this: Cim9World, position: 'open' | 'closed') {
    await this.bringSwitches(position)
  },
)

Given(
  /^the switch of the first is (open|closed) before$/,
  async function (this: Cim9World, position: 'open' | 'closed') {
    await this.bringSwitches(position, this.subject.sacrificial.slice(0, 1))
  },
)
