import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { armoured, packed } from '../../src/message/compressed.ts'
import { readingUser } from '../../src/sut/reference/users.ts'
import { ask, noon, withHes } from './client.ts'

const namespace = 'http://iec.ch/TC57/2011/MeterConfig#'
const meter = (id: string) =>
  `<MeterConfig xmlns="${namespace}"><Meter><mRID>${id}</mRID><lotNumber>L-1</lotNumber></Meter></MeterConfig>`
const message = (verb: string, content: string, header = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:RequestMessage xmlns:m="http://iec.ch/TC57/2011/schema/message"><m:Header><m:Verb>${verb}</m:Verb><m:Noun>MeterConfig</m:Noun>${header}</m:Header>${content}</m:RequestMessage></s:Body></s:Envelope>`
const payload = (content: string, format = '') =>
  `<m:Payload>${content}${format && `<m:Format>${format}</m:Format>`}</m:Payload>`
const compressed = (text: string) =>
  payload(`<m:Compressed>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</m:Compressed>`)
const get = (id: string, header = '') =>
  message(
    'get',
    `<m:Request><q:GetMeterConfig xmlns:q="http://iec.ch/TC57/2011/GetMeterConfig#"><q:Meter><q:mRID>${id}</q:mRID></q:Meter></q:GetMeterConfig></m:Request>`,
    header,
  )

test('what comes compressed is carried out as in plain, and judged by its schema', () =>
  withHes(async (url) => {
    expect((await ask(url, message('create', compressed(packed(meter('own-1'), 'base64'))))).result).toBe('OK')
    expect((await ask(url, get('own-1'))).text).toContain('<lotNumber>L-1</lotNumber>')
    const wrong = meter('own-2').replace('lotNumber>L-1', 'isVirtual>perhaps').replace('/lotNumber', '/isVirtual')
    expect((await ask(url, message('create', compressed(packed(wrong, 'base64'))))).errors).toEqual(['1.8'])
    expect((await ask(url, get('own-2'))).result).toBe('FAILED')
  }))

test('what cannot be unpacked is refused, and so is a gzip of more than a message may have', () =>
  withHes(async (url) => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '))
    for (const text of [
      'neither',
      packed(meter('own-1'), 'base64').slice(0, 80),
      packed(meter('own-1'), 'uuencode'),
      armoured(bomb, 'base64'),
    ])
      expect((await ask(url, message('create', compressed(text)))).errors).toEqual(['1.8'])
    expect((await ask(url, get('own-1'))).result).toBe('FAILED')
  }))

test('a payload of another format is refused, and one of several roots carried out whole', () =>
  withHes(async (url) => {
    expect((await ask(url, message('create', payload(meter('own-1'), 'PDF')))).errors).toEqual(['5.2'])
    expect((await ask(url, message('create', payload(meter('own-1') + meter('own-2'), 'XML')))).result).toBe('OK')
    for (const id of ['own-1', 'own-2']) expect((await ask(url, get(id))).result).toBe('OK')
    const ids = ['own-1', 'own-2', 'own-3'].map((id) => `<m:ID kind="uuid">${id}</m:ID>`).join('')
    const deleted = await ask(url, message('delete', payload(ids)))
    expect([deleted.result, ...deleted.errors]).toEqual(['PARTIAL', '2.4 own-3'])
    for (const id of ['own-1', 'own-2']) expect((await ask(url, get(id))).result).toBe('FAILED')
  }))

test('a user without authority has nothing carried out', () =>
  withHes(async (url) => {
    const user = (id: string) => `<m:User><m:UserID>${id}</m:UserID></m:User>`
    expect((await ask(url, message('create', payload(meter('own-1')), user(readingUser.userId)))).errors).toEqual([
      '7.5',
    ])
    expect((await ask(url, message('create', payload(meter('own-1')), user('an-operator')))).result).toBe('OK')
  }))

test('a nonce is taken once, and while its message is young', () =>
  withHes(async (url) => {
    const replay = (nonce: string, created: string) =>
      `<m:ReplayDetection><m:Nonce>${nonce}</m:Nonce><m:Created>${created}</m:Created></m:ReplayDetection>`
    const young = '2026-03-01T11:56:00Z'
    const id = '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01'
    expect((await ask(url, get(id, replay('a', noon)))).result).toBe('OK')
    expect((await ask(url, get(id, replay('a', noon)))).errors).toEqual(['7.7'])
    expect((await ask(url, get(id, replay('b', young)))).result).toBe('OK')
    expect((await ask(url, get(id, replay('a', young)))).result).toBe('OK')
    expect((await ask(url, get(id, replay('c', '2026-03-01T11:54:00Z')))).errors).toEqual(['7.7'])
  }))
