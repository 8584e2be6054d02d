import { expect, test } from '@playwright/test'
import { WSSecurity } from 'soap'
import {
  passwordDigest,
  passwordIn,
  usernameTokenIn,
  withUsernameToken,
  type UsernameToken,
} from '../../src/binding/ws-security.ts'
import { conforming } from '../../src/sut/behaviours.ts'
import { openAccounts } from '../../src/sut/reference/accounts.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import { readXml } from '../../src/xml/intake.ts'
import { element } from '../../src/xml/tree.ts'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const known = [{ user: 'somebody', password: 'sesame' }]
const accounts = () => openAccounts(known, true, systemClock(), conforming)

/** A token of another library, as it is read. */
function foreignToken(password: string, passwordType: 'PasswordText' | 'PasswordDigest') {
  const header = new WSSecurity('somebody', password, { passwordType, hasNonce: true, hasTimeStamp: true }).toXML()
  const intake = readXml(
    Buffer.from(`<soap:Envelope xmlns:soap="${soap}"><soap:Header>${header}</soap:Header><soap:Body/></soap:Envelope>`),
  )
  const token = intake.ok ? usernameTokenIn(intake.root) : undefined
  if (!token) throw new Error('There is no token.')
  return token
}

for (const type of ['PasswordText', 'PasswordDigest'] as const)
  test(`a token of node-soap is read and checked: ${type}`, () => {
    expect(accounts().refusesToken(foreignToken('sesame', type))).toBe(false)
    expect(accounts().refusesToken(foreignToken('another', type))).toBe(true)
  })

test('the head end takes a token once, and not when it is too old', () => {
  const fresh = { nonce: Buffer.from('0123456789abcdef'), created: new Date().toISOString() }
  const envelope = element(soap, 'Envelope', [element(soap, 'Body')])
  const tokenOf = (token: UsernameToken, { nonce, created } = fresh) =>
    usernameTokenIn(withUsernameToken(envelope, token, { nonce, created }, passwordIn(token, { nonce, created })))
  const token = tokenOf({ user: 'somebody', password: 'sesame', type: 'digest', timestampS: 60 })
  if (!token) throw new Error('There is no token.')
  const memory = accounts()
  expect(memory.refusesToken(token)).toBe(false)
  expect(memory.refusesToken(token)).toBe(true)
  const old = tokenOf(
    { user: 'somebody', password: 'sesame', type: 'text' },
    { nonce: Buffer.from('fedcba9876543210'), created: '2026-03-01T12:00:00Z' },
  )
  expect(old && accounts().refusesToken(old)).toBe(true)
})

test('a digest is that of nonce, time and password', () => {
  // Made with openssl: printf 'nonce2026-03-01T12:00:00Zsesame' | openssl dgst -sha1 -binary | base64
  expect(passwordDigest(Buffer.from('nonce'), '2026-03-01T12:00:00Z', 'sesame')).toBe('hfjDjfyt66F6AEz3fvtqerUQS8M=')
})
