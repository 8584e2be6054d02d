import { Given, Then, When } from '@cucumber/cucumber'
import {
  callDenied,
  inOtherForm,
  inOtherVersion,
  inStrangeNamespace,
  requireTyped,
  type StrangeNamespace,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given('the head end offers typed services', function (this: Cim9World) {
  requireTyped(this.conversation)
})

When('each operation is called that the head end denies', async function (this: Cim9World) {
  this.asked.push(...(await callDenied(this.conversation)))
})

When('the same request is sent in the form that is declared', async function (this: Cim9World) {
  await this.ask(this.correctOne())
})

When('the same request is sent in the other form of the generic service', async function (this: Cim9World) {
  await this.ask(inOtherForm(this.correctOne(), this.conversation))
})

When('the same request is sent in the other version of SOAP', async function (this: Cim9World) {
  await this.ask(inOtherVersion(this.correctOne(), this.conversation))
})

When(
  /^the same request is sent in (the namespace of its object|the namespace of another noun)$/,
  async function (this: Cim9World, namespace: StrangeNamespace) {
    await this.ask(inStrangeNamespace(this.correctOne(), namespace))
  },
)

Then('a reply is in the version of the request', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'soap.version' }, 'a reply is in the version of the request')
})

Then('the HTTP status is that of what it holds', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'http.status' }, 'the HTTP status is that of what it holds')
})

Then('the detail of a fault is the fault message of the service', function (this: Cim9World) {
  this.expect({ form: 'fault-detail' }, 'the detail of a fault is the fault message of the service')
})
