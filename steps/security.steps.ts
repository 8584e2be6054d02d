import { Given, Then, When } from '@cucumber/cucumber'
import {
  askReadings,
  preferCodeIfAny,
  requireCallbackCertificate,
  requireCallerCertificate,
  requireLockableAccount,
  requireNewTls,
  requirePlainEndpoint,
  seesDeliveredToGood,
  sentAs,
  type CallbackCertificate,
  type CallerCertificate,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

const accounts = { 'WS-Security': 'ws-security', 'HTTP Basic': 'basic' } as const

const shown: Readonly<Record<string, CallbackCertificate>> = {
  good: 'good',
  expired: 'expired',
  'of another name': 'otherName',
  'of another authority': 'otherAuthority',
}

Given(
  /^the head end checks certificates of callers, and we have one that is (good|expired|unknown|none)$/,
  function (this: Cim9World, certificate: CallerCertificate) {
    requireCallerCertificate(certificate, this.conversation)
  },
)

Given('the head end speaks TLS 1.2 or later only', function (this: Cim9World) {
  requireNewTls(this.conversation)
})

Given('the head end refuses plain HTTP', function (this: Cim9World) {
  requirePlainEndpoint(this.conversation)
})

Given(
  /^an account that may be locked, by (WS-Security|HTTP Basic)$/,
  function (this: Cim9World, by: keyof typeof accounts) {
    requireLockableAccount(accounts[by], this.conversation)
  },
)

Given(
  /^our listener shows a certificate that is (good|expired|of another name|of another authority)$/,
  function (this: Cim9World, certificate: string) {
    this.shown = shown[certificate] ?? 'good'
    requireCallbackCertificate(this.shown, this.conversation.setting.ixit)
  },
)

Given('the head end delivers the readings to a listener with a good one', async function (this: Cim9World) {
  await seesDeliveredToGood(askReadings(this.subject, this.conversation, 'any id'), this.conversation)
})

When(
  /^the same request is sent over TLS with (our certificate|a certificate that is (?:expired|unknown|none))$/,
  async function (this: Cim9World, which: string) {
    const certificate = (/expired|unknown|none/.exec(which)?.[0] ?? 'good') as CallerCertificate
    await this.ask(sentAs(this.correctOne(), { at: 'the TLS endpoint', certificate }))
  },
)

When('the same request comes with TLS 1.1 at most', async function (this: Cim9World) {
  await this.ask(sentAs(this.correctOne(), { at: 'the TLS endpoint', newestTls: 'TLSv1.1' }))
})

When('the same request is sent in plain HTTP', async function (this: Cim9World) {
  await this.ask(sentAs(this.correctOne(), { at: 'the plain endpoint' }))
})

When(
  /^the same request comes from that account( with a wrong password)?$/,
  async function (this: Cim9World, wrong: string | null) {
    await this.ask(sentAs(this.correctOne(), { account: 'lockable', password: wrong ? 'wrong' : 'right' }))
  },
)

When('the readings are asked for asynchronously, to that listener', async function (this: Cim9World) {
  const asking = askReadings(this.subject, this.conversation, 'any id')
  await this.askShowing({ ...asking, asynchronous: { showing: this.shown } })
})

Then('it is not let in', function (this: Cim9World) {
  this.expect({ form: 'not-let-in' }, 'it is not let in')
})

Then(
  /^where a message says so, the code is preferably (7\.\d|of category 7)$/,
  function (this: Cim9World, code: string) {
    preferCodeIfAny(this.lastAsked(), code, this.conversation)
  },
)

Then('nothing is delivered to it', function (this: Cim9World) {
  this.expect({ form: 'not-delivered' }, 'nothing is delivered to it')
})
