import { Given, Then, When } from '@cucumber/cucumber'
import {
  askReadings,
  byProxy,
  callDenied,
  correctPart,
  calledInPublic,
  describeOurListener,
  goodPart,
  inOtherForm,
  inOtherVersion,
  inStrangeNamespace,
  requireTyped,
  withoutAddressing,
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

Given('the head end sends its results as the WSDL of our listener says', async function (this: Cim9World) {
  this.ownWsdl = await describeOurListener(this.conversation)
})

Then('it is sent as that WSDL says', function (this: Cim9World) {
  this.expect({ form: 'called-by-wsdl', wsdl: this.ownWsdl }, 'it is sent as that WSDL says')
})

When(
  /^the readings are asked for asynchronously, (with|without) addressing headers$/,
  async function (this: Cim9World, how: 'with' | 'without') {
    const asking = {
      ...askReadings(this.subject, this.conversation, 'any id'),
      asynchronous: 'to our address' as const,
    }
    await this.askForLater(how === 'with' ? { ...asking, addressed: true } : withoutAddressing(asking))
  },
)

Then('what was told at once and what came later relate to the request', function (this: Cim9World) {
  this.expect({ form: 'addressed' }, 'what was told at once and what came later relate to the request')
})

Then('it is served, or refused because addressing headers are missing', function (this: Cim9World) {
  const says = 'it is served, or refused because addressing headers are missing'
  this.expect({ form: 'addressing-missed' }, says)
  this.expect({ form: 'refused-or-served', lenience: 'free', ...goodPart(this.subject) }, says)
})

When('the readings are asked for through the proxy', async function (this: Cim9World) {
  await this.ask(byProxy(askReadings(this.subject, this.conversation, 'any id'), this.conversation))
})

When('the readings are asked for asynchronously, through the proxy', async function (this: Cim9World) {
  const asking = { ...askReadings(this.subject, this.conversation, 'any id'), asynchronous: 'to our address' as const }
  await this.askForLater(byProxy(asking, this.conversation))
})

Then('the result came by our public address', function (this: Cim9World) {
  this.expect(calledInPublic(this.conversation), 'the result came by our public address')
})

When('the same request is sent, and its answer may be compressed', async function (this: Cim9World) {
  await this.ask({ ...this.correctOne(), transfer: 'gzip' })
})

Then('what is compressed can be unpacked', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'http.content-coding' }, 'what is compressed can be unpacked')
})

When('the same request is sent without its length before it', async function (this: Cim9World) {
  await this.ask({ ...this.correctOne(), transfer: 'chunked' })
})

Then('it is served like the correct request, or turned away for want of its length', function (this: Cim9World) {
  const says = 'it is served like the correct request, or turned away for want of its length'
  const form = { form: 'chunked-served' } as const
  this.expect(form, says)
  const about = this.asked.at(-1) ?? 0
  if (this.conversation.holds(about, form)) this.expect({ form: 'readings', ...correctPart(this.conversation) }, says)
})
