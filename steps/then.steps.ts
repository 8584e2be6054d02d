import { Then } from '@cucumber/cucumber'
import { badPart, badTypesAsObjects, goodPart, goodConfig } from '../src/conversation/index.ts'
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
