import { Given } from '@cucumber/cucumber'
import { correctRequest, emptyQueryIsRefused, replyAddressIsNeeded } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given('a known meter', function (this: Cim9World) {
  this.subject.good.push(...this.conversation.fixtures.knownMeters(1))
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

Given('the head end declares that it refuses a query that names nothing', function (this: Cim9World) {
  emptyQueryIsRefused(this.conversation)
})

Given('the head end declares that it needs a reply address', function (this: Cim9World) {
  replyAddressIsNeeded(this.conversation)
})
