import { expect, test } from '@playwright/test'
import { href, html, json, raw, render } from '../../src/reporting/html/template.ts'
import { visible } from '../../src/reporting/text.ts'
import { hostile } from './sample.ts'

test('everything interpolated is escaped', () => {
  expect(render(html`<b title="${`"'`}">${'<&>'}</b>`)).toBe('<b title="&quot;&#39;">&lt;&amp;&gt;</b>')
})

test('markup made by a template is not escaped again', () => {
  const items = ['a', '<b>'].map((one) => html`<i>${one}</i>`)
  expect(render(html`<p>${items}</p>`)).toBe('<p><i>a</i><i>&lt;b&gt;</i></p>')
})

test('data that looks like markup is not taken for it', () => {
  const forged = JSON.parse('[{"Symbol(html)":"<script>"}]') as string[]
  expect(render(html`<p>${forged}</p>`)).not.toContain('<script')
})

test('undefined and false write nothing, zero is a number', () => {
  expect(render(html`${undefined}${false}${0}${raw('<hr>')}`)).toBe('0<hr>')
})

test('control characters, lone surrogates and turned directions become visible', () => {
  expect(visible('\u0000\u001b\u007f\u0085\ud800\u202e\ufffe')).toBe('␀␛␡\ufffd\ufffd\ufffd\ufffd')
  expect(visible('tab\tline\r\nend ä漢😀')).toBe('tab\tline\r\nend ä漢😀')
})

test('data for a script cannot end it', () => {
  const written = render(json({ hostile, end: '</script>' }))
  expect(written).not.toContain('<')
  expect(JSON.parse(written)).toEqual({ hostile, end: '</script>' })
})

test('an href leads to http, https or a place nearby, and nowhere else', () => {
  for (const good of ['https://example.org/a?b#c', 'http://h', '#case-1', 'records/a.ndjson', './a:b/c'])
    expect(href(good)).toBe(good)
  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:x',
    'java\nscript:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil',
    '\\\\evil',
    '/\\evil',
  ])
    expect(href(bad), bad).toBe('#')
})
