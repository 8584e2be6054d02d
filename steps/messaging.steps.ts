import { Given, Then, When } from '@cucumber/cucumber'
import { askReadings, requireBroker } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given('messages travel by a broker', function (this: Cim9World) {
  requireBroker(this.conversation)
})

When('the readings are asked for with a JMSCorrelationID', async function (this: Cim9World) {
  const correlationId = `cim9-${this.conversation.setting.newId()}`
  await this.ask({ ...askReadings(this.subject, this.conversation, 'any id'), jmsCorrelationId: correlationId })
})

When('the readings are asked for asynchronously, to a topic', async function (this: Cim9World) {
  await this.askForLater({ ...askReadings(this.subject, this.conversation, 'any id'), asynchronous: 'to our topic' })
})

Then(
  /^it bears the (?:JMSMessageID of the request as JMSCorrelationID|JMSCorrelationID of the request)$/,
  function (this: Cim9World) {
    this.expect({ form: 'satisfies', assertion: 'jms.correlation' }, 'the broker finds it by its JMSCorrelationID')
  },
)

Then('no second answer comes', async function (this: Cim9World) {
  await this.conversation.quiet()
  this.expect({ form: 'satisfies', assertion: 'sequence.one-reply' }, 'it is answered once')
})

Then('it is a TextMessage that holds the envelope alone', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'jms.text' }, 'it is a TextMessage')
  // Who declares SOAP around it is right to send it.
  if (this.conversation.setting.soap === 'none')
    this.expect({ form: 'satisfies', assertion: 'jms.envelope-alone' }, 'it holds the envelope alone')
})
