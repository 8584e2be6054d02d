import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { soapNamespaces, unwrapSoap } from '../../src/binding/soap.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import { readXml } from '../../src/xml/intake.ts'
import { attributeOf, childNamed, childText, type XmlElement } from '../../src/xml/tree.ts'
import { startHes } from './client.ts'
import * as request from './requests.ts'

/** The reference head end speaks the version of SOAP in which it is asked. */

const known = request.byId(request.firstMeter)
const later = (text: string) => text.replace(soapNamespaces['1.1'], soapNamespaces['1.2'])
const mediaType = 'application/soap+xml; charset=utf-8'

/** Asks in SOAP 1.2, as a client of SOAP 1.2 does. */
async function ask(url: string, body: string) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': mediaType }, body })
  const text = await response.text()
  const intake = readXml(Buffer.from(text, 'utf8'))
  if (!intake.ok) throw new Error(intake.problem.message)
  const unwrapped = unwrapSoap(intake.root)
  return { status: response.status, type: response.headers.get('content-type'), text, root: intake.root, ...unwrapped }
}

const faultIn = (root: XmlElement) => {
  const body = childNamed(root, 'Body')
  return body && childNamed(body, 'Fault')
}

test('a reply to SOAP 1.2 is in SOAP 1.2', async () => {
  const hes = await startHes()
  try {
    const { status, type, soap, content } = await ask(hes.url, later(request.read(known)))
    expect({ status, type, soap, result: content?.message.reply?.result?.value }).toEqual({
      status: 200,
      type: mediaType,
      soap: '1.2',
      result: 'OK',
    })
  } finally {
    await hes.close()
  }
})

const unreadable: Readonly<Record<string, string>> = {
  'a message that it does not know': later(request.inSoap('<x:Hello xmlns:x="urn:x"/>')),
  'a message without header': later(request.bare(request.query(known), '')),
  'what cannot be parsed, of which only the media type tells the version': later(request.read(known)).slice(0, -20),
}
for (const [what, body] of Object.entries(unreadable))
  test(`${what} gets a fault of SOAP 1.2`, async () => {
    const hes = await startHes()
    try {
      const { status, type, soap, fault, root, text } = await ask(hes.url, body)
      expect({ status, type, soap, code: fault?.code }).toEqual({
        status: 400,
        type: mediaType,
        soap: '1.2',
        code: 'soap:Sender',
      })
      expect(text, 'the code is a qualified name').toContain(`xmlns:soap="${soapNamespaces['1.2']}"`)
      expect(fault?.detail?.message.archetype).toBe('FaultMessage')
      const reason = childNamed(faultIn(root) ?? root, 'Reason')
      expect(reason && childText(reason, 'Text')).not.toBe('')
      expect(text).toMatch(/<soap:Text xml:lang="en">/)
      expect(reason && attributeOf(reason, 'lang')).toBeUndefined()
    } finally {
      await hes.close()
    }
  })

test('what is answered later, and an event, come in SOAP 1.2 where it was asked for so', async () => {
  const heard: { type: string | undefined; soap: string | undefined; archetype: string | undefined }[] = []
  const listener = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const intake = readXml(Buffer.concat(chunks))
      const unwrapped = intake.ok ? unwrapSoap(intake.root) : undefined
      heard.push({
        type: incoming.headers['content-type'],
        soap: unwrapped?.soap,
        archetype: unwrapped?.content?.message.archetype,
      })
      response.writeHead(200).end()
      listener.emit('heard')
    })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`
  const hes = await startHes({ control: true, clock: systemClock() })
  const signal = AbortSignal.timeout(5_000)
  try {
    const flags = `<m:AsyncReplyFlag>true</m:AsyncReplyFlag><m:ReplyAddress>${address}</m:ReplyAddress>`
    const answered = once(listener, 'heard', { signal })
    const head = request.header('MeterReadings', 'get', `${flags}${request.ids('later-1')}`)
    const { soap } = await ask(hes.url, later(request.read(known, head)))
    expect(soap).toBe('1.2')
    await answered
    const give = (order: object) => fetch(hes.control ?? '', { method: 'POST', body: JSON.stringify(order) })
    const told = once(listener, 'heard', { signal })
    await give({ do: 'subscribe', address, soap: '1.2' })
    await give({ do: 'cause', cause: 'system' })
    await told
    expect(heard).toEqual([
      { type: `${mediaType}; action="urn:cim9:listener/Result"`, soap: '1.2', archetype: 'ResponseMessage' },
      { type: mediaType, soap: '1.2', archetype: 'EventMessage' },
    ])
  } finally {
    await hes.close()
    listener.close()
  }
})
