import { Then } from '@cucumber/cucumber'
import {
  badPart,
  badTypesAsObjects,
  correctPart,
  goodPart,
  goodConfig,
  treatmentOfMissingSource,
  treatmentOfUnknownSource,
  treatmentOfUnlinkedPair,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Then(/^the answer is (OK|PARTIAL)$/, function (this: Cim9World, result: 'OK' | 'PARTIAL') {
  this.expect({ form: 'result', results: [result] }, `the answer is ${result}`)
})

Then('it holds the readings asked for', function (this: Cim9World) {
  this.expect({ form: 'readings', ...goodPart(this.subject) }, 'it holds the readings asked for')
})

Then('it holds the readings of what is good', function (this: Cim9World) {
  this.expect({ form: 'readings', ...goodPart(this.subject) }, 'it holds the readings of what is good')
})

Then('it holds the configuration of that meter', function (this: Cim9World) {
  this.expect({ form: 'meter-config', ...goodConfig(this.subject) }, 'it holds the configuration of that meter')
})

Then('it is the same data as in the answer before', function (this: Cim9World) {
  const before = this.asked.at(-2)
  if (before === undefined) throw new Error('There is no answer before this one.')
  this.expect({ form: 'same-object', as: before }, 'it is the same data as in the answer before')
})

Then('the message is refused', function (this: Cim9World) {
  this.expect({ form: 'refused', what: 'message' }, 'the message is refused')
})

Then('the request is refused', function (this: Cim9World) {
  this.expect({ form: 'refused', what: 'object' }, 'the request is refused')
})

Then('the code is preferably {}', function (this: Cim9World, codes: string) {
  this.expect({ form: 'error-code', codes: codes.split(' or ') }, `the code is preferably ${codes}`)
})

Then('nothing is served for what is bad', function (this: Cim9World) {
  this.expect({ form: 'not-served', ...badPart(this.subject) }, 'nothing is served for what is bad')
})

Then('an error names what is bad', function (this: Cim9World) {
  const { objects } = badPart(this.subject)
  this.expect(
    { form: 'errors-name', objects: [...objects, ...badTypesAsObjects(this.subject)] },
    'an error names what is bad',
  )
})

Then('it carries the correlation of the request', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'sequence.correlated' }, 'it carries the correlation of the request')
})

Then('its header is its own', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'verb.root' }, 'its verb is that of a reply')
  this.expect({ form: 'satisfies', assertion: 'header.not-echoed' }, 'it echoes no instruction')
})

Then('OK stands without an error', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'reply.ok-without-errors' }, 'OK stands without an error')
})

Then('it came within the declared time', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'timing.declared' }, 'it came within the declared time')
})

Then('it is served like the correct request', function (this: Cim9World) {
  this.expectTreatment('served', correctPart(this.conversation), 'it is served like the correct request')
})

Then('it is refused or served like the correct request', function (this: Cim9World) {
  this.expectTreatment('either', correctPart(this.conversation), 'it is refused or served like the correct request')
})

Then('it is refused, or leniently served like the correct request', function (this: Cim9World) {
  this.expectTreatment('lenient', correctPart(this.conversation), 'it is refused, or leniently served')
})

Then('an unknown source is treated as declared', function (this: Cim9World) {
  const treatment = treatmentOfUnknownSource(this.conversation)
  this.expectTreatment(treatment, correctPart(this.conversation), 'an unknown source is treated as declared')
  if (treatment === 'refused') this.expect({ form: 'error-code', codes: ['2.14'] }, 'the code is preferably 2.14')
})

Then('a missing source is treated as declared', function (this: Cim9World) {
  const treatment = treatmentOfMissingSource(this.conversation)
  this.expectTreatment(treatment, correctPart(this.conversation), 'a missing source is treated as declared')
})

Then('they are refused together, or read apart where that is declared', function (this: Cim9World) {
  const treatment = treatmentOfUnlinkedPair(this.conversation)
  this.expectTreatment(treatment, goodPart(this.subject), 'they are refused together, or read apart')
})

Then('what exists is served, unless all is refused', function (this: Cim9World) {
  this.expectTreatment('either', goodPart(this.subject), 'what exists is served')
})

Then('an error names both', function (this: Cim9World) {
  const objects = [...goodPart(this.subject).meters, ...goodPart(this.subject).usagePoints]
  this.expect({ form: 'error-names-all', objects }, 'an error names both')
})

Then('the level of each error fits its code', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'reply.error-level' }, 'the level of each error fits its code')
})

Then('an error that points to a place does so by a qualified name', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'reply.error-xpath' }, 'the place is a qualified name')
})

Then('it has the parts of a response, and no other', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'message.parts' }, 'it has the parts of a response, and no other')
})

Then('its ids are of the form that the declared dialect asks for', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'schema.envelope' }, 'its ids are of the declared form')
})

Then('nothing arrives at our address', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'async.unasked' }, 'nothing arrives at our address')
})

Then('it is acknowledged at once, without the result', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'async.acknowledged' }, 'it is acknowledged at once')
})

Then('the result arrives at our address, once', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'async.result' }, 'the result arrives at our address')
  this.expect({ form: 'satisfies', assertion: 'async.result-once' }, 'nothing more comes after it')
})

Then('it is refused in one way only', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'async.refused-once' }, 'it is refused in one way only')
})

Then(
  /^(?:its switch is|their switches are) (open|closed)$/,
  async function (this: Cim9World, position: 'open' | 'closed') {
    await this.expectSwitches(this.subject.sacrificial, position)
  },
)

Then(
  /^the switch of the (first|second|third) is (open|closed)$/,
  async function (this: Cim9World, which: 'first' | 'second' | 'third', position: 'open' | 'closed') {
    const meter = this.subject.sacrificial[['first', 'second', 'third'].indexOf(which)]
    if (!meter) throw new Error(`There is no ${which} meter in this scenario.`)
    await this.expectSwitches([meter], position)
  },
)

Then('the switch of the meter that was not named is closed', async function (this: Cim9World) {
  await this.expectSwitches(this.subject.bystanders, 'closed')
})

Then('the control was carried out in part or not at all, as the answer says', async function (this: Cim9World) {
  const about = this.asked.at(-1) ?? 0
  if (this.conversation.holds(about, { form: 'refused', what: 'object' })) {
    this.expect({ form: 'refused', what: 'object' }, 'it is refused as a whole')
    await this.expectSwitches(this.subject.sacrificial, 'closed')
    return
  }
  this.expect({ form: 'result', results: ['PARTIAL'] }, 'the answer is PARTIAL')
  this.expect({ form: 'errors-name', objects: badPart(this.subject).objects }, 'an error names what is bad')
  await this.expectSwitches(this.subject.sacrificial, 'open')
})

Then('it came in several parts', function (this: Cim9World) {
  this.conversation.requireParts(this.asked.at(-1) ?? 0)
})
