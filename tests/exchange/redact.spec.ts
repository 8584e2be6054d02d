import { expect, test } from '@playwright/test'
import { redactor } from '../../src/exchange/redact.ts'

test('every occurrence of a secret becomes ***', () => {
  expect(redactor(['geheim'])('geheim, ungeheim und geheimgeheim')).toBe('***, un*** und ******')
})

test('each of several secrets is hidden', () => {
  expect(redactor(['alpha', 'beta'])('alpha beta gamma')).toBe('*** *** gamma')
})

test('of secrets that begin alike nothing of the longer one stays behind', () => {
  expect(redactor(['pass', 'password'])('password pass')).toBe('*** ***')
})

test('a secret may hold characters that mean something in a pattern or a replacement', () => {
  const secret = '$&.*+?^${}()|[]\\'
  expect(redactor([secret])(`<${secret}>`)).toBe('<***>')
  expect(redactor(['a.c'])('abc')).toBe('abc')
})

test('text without a secret stays as it is', () => {
  expect(redactor(['geheim'])('<Meter>Geheim</Meter>')).toBe('<Meter>Geheim</Meter>')
})

for (const [what, secret] of Object.entries({ empty: '', 'one character': 'a', 'two characters': 'ab' }))
  test(`a secret of ${what} is ignored`, () => {
    expect(redactor([secret])('abracadabra')).toBe('abracadabra')
  })

test('without secrets nothing is hidden', () => {
  expect(redactor([])('abc')).toBe('abc')
})

const secret = `p&<>"'/ ü+1`
const forms: Record<string, string> = {
  'as it stands': secret,
  'in an XML text': `p&amp;&lt;>"'/ ü+1`,
  'in an XML text with > escaped': `p&amp;&lt;&gt;"'/ ü+1`,
  'in an XML attribute': `p&amp;&lt;&gt;&quot;'/ ü+1`,
  'in XML with all five entities': `p&amp;&lt;&gt;&quot;&apos;/ ü+1`,
  'in HTML': `p&amp;&lt;&gt;&quot;&#39;/ ü+1`,
  'in a URL': encodeURIComponent(secret),
  'in a URL, in lower case': encodeURIComponent(secret).toLowerCase(),
  'in a form': new URLSearchParams({ a: secret }).toString().slice(2),
  'in JSON': JSON.stringify(secret).slice(1, -1),
}
for (const [where, form] of Object.entries(forms))
  test(`a secret is hidden ${where}`, () => {
    expect(redactor([secret])(`[${form}]`)).toBe('[***]')
  })

for (const pair of ['hes:geheim', 'hes:geheim1', 'hes:geheim12', 'hes:???>>>'])
  test(`the base64 of ${pair} is hidden, as HTTP Basic sends it`, () => {
    const hide = redactor([pair])
    for (const encoding of ['base64', 'base64url'] as const)
      expect(hide(`Authorization: Basic ${Buffer.from(pair).toString(encoding)};`)).toMatch(
        /^Authorization: Basic \*\*\*=*;$/,
      )
  })
