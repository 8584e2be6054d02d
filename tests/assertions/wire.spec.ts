import { expect, test } from '@playwright/test'
import {
  error,
  fault,
  faultMessage,
  findingsOf,
  line,
  query,
  readings,
  refusal,
  reply,
  response,
  soap,
  told,
  toldOf,
} from './record.ts'

test('a good request and its good reply raise nothing', () => {
  expect(toldOf(reply())).toEqual([])
})

test.describe('message.complete', () => {
  test('a body that was cut off', () => {
    expect(toldOf(reply().slice(0, 400), { truncated: true })).toEqual(['message.complete fail m2'])
  })
})

test.describe('message.size', () => {
  test('a body that was not read to its end because of our own limit is not judged', () => {
    expect(toldOf(reply().slice(0, 400), { overLimit: true })).toEqual(['message.size inconclusive m2'])
  })
  test('a document nested deeper than we go', () => {
    const deep = soap(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`)
    expect(toldOf(deep)).toEqual(['message.size inconclusive m2'])
  })
  test('a large one within it is judged', () => {
    expect(toldOf(reply().replace('<m:Reply>', `<!-- ${'x'.repeat(1_000_000)} -->\n<m:Reply>`))).toEqual([])
  })
})

test.describe('message.xml', () => {
  test('a body that is not well formed, at the line where it goes wrong', () => {
    const broken = reply().replace('</m:Reply>', '</m:Replay>')
    expect(toldOf(broken)).toEqual([`message.xml fail m2:${line(broken, '</m:Replay>')}`])
  })
  test('an empty body, and white space alone', () => {
    expect(toldOf('')).toEqual(['message.xml fail m2'])
    expect(toldOf(' \n ')).toEqual(['message.xml fail m2'])
  })
  test('bytes that are not of the encoding they are announced in', () => {
    const source = '<m:Source>Z\u00e4hler</m:Source>'
    const bytes = Buffer.from(reply({ header: source }), 'latin1')
    expect(toldOf(bytes)).toEqual([`message.xml fail m2:${line(reply({ header: source }), source)}`])
    const declared = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>'), bytes])
    expect(toldOf(declared, { headers: { 'content-type': 'text/xml' } })).toEqual([])
  })
  test('an HTML page is called so', () => {
    for (const page of [
      '<html><body><br></body></html>',
      '<!DOCTYPE html>\n<p>',
      '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html/>',
    ]) {
      const [finding] = findingsOf((talk) => {
        talk.ask()
        talk.hear(page)
      })
      expect(finding).toMatchObject({ assertion: 'message.xml', actual: 'an HTML page' })
    }
  })
})

test.describe('message.no-dtd', () => {
  test('a DOCTYPE before the envelope', () => {
    expect(toldOf(`<?xml version="1.0"?>\n<!DOCTYPE e>\n${reply()}`)).toEqual(['message.no-dtd fail m2:2'])
  })
  test('the word in a comment, an instruction, CDATA or text is a word', () => {
    const words = reply({
      header: '<m:Comment><![CDATA[<!DOCTYPE a>]]> &lt;!DOCTYPE b></m:Comment>',
      messageId: '',
      correlationId: '',
    }).replace('<m:Comment>', '<m:MessageID>r-1</m:MessageID>\n<m:CorrelationID>c-1</m:CorrelationID>\n<m:Comment>')
    expect(toldOf(`<!-- <!DOCTYPE c> --><?note <!DOCTYPE d> ?>${words}`)).toEqual([])
  })
})

test.describe('http.access', () => {
  for (const status of [301, 302, 307, 401, 403, 404, 405, 407])
    test(`status ${status} speaks of our configuration, whatever stands in the body`, () => {
      for (const body of ['', 'no', '<html/>', '<!DOCTYPE html><p>', '<error/>', fault()])
        expect(
          toldOf(body, { status }).filter((one) => !one.startsWith('http.status')),
          body,
        ).toEqual(['http.access inconclusive m2'])
    })
  test('a reply of the envelope is a reply, whatever its status', () => {
    expect(toldOf(refusal({ errors: [error()] }), { status: 404 })).toEqual(['http.status fail m2'])
  })
  test('other statuses are the SUT its own', () => {
    for (const status of [400, 410, 500, 503]) expect(toldOf('no', { status })).toEqual(['message.xml fail m2:1'])
  })
})

test.describe('http.status', () => {
  test('a reply with the status of a fault, and a fault with the status of a reply', () => {
    expect(toldOf(reply(), { status: 500 })).toEqual(['http.status fail m2'])
    expect(toldOf(reply(), { status: 202 })).toEqual(['http.status fail m2'])
    expect(toldOf(fault(), { status: 200 })).toEqual(['http.status fail m2'])
  })
  test('a fault with 500, or with a status of the client', () => {
    expect(toldOf(fault(), { status: 500 })).toEqual([])
    expect(toldOf(fault(), { status: 400 })).toEqual([])
    expect(toldOf(fault(faultMessage({ result: 'FAILED', errors: [error()] })), { status: 500 })).toEqual([])
  })
  test('a status by which the SUT is declared to refuse', () => {
    const declared = { replyMs: 1_000, refusalStatuses: [422] }
    for (const body of ['', 'no', '<html><br></html>', '<!DOCTYPE html><p>', '<problem/>'])
      expect(toldOf(body, { status: 422 }, { declared }), body).toEqual([])
  })
})

test.describe('http.content-type', () => {
  test('a SOAP 1.1 reply of another type, or of none', () => {
    expect(toldOf(reply(), { headers: { 'content-type': 'application/soap+xml' } })).toEqual([
      'http.content-type fail m2',
    ])
    expect(toldOf(reply(), { headers: { 'content-type': 'text/xml-sort-of' } })).toEqual(['http.content-type fail m2'])
    expect(toldOf(reply(), { headers: {} })).toEqual(['http.content-type fail m2'])
  })
  test('text/xml in any spelling', () => {
    for (const type of ['text/xml', 'Text/XML;charset=UTF-8', 'text/xml ; charset="utf-8"'])
      expect(toldOf(reply(), { headers: { 'content-type': type } }), type).toEqual([])
  })
})

test.describe('soap.envelope', () => {
  test('a message without SOAP around it', () => {
    const bare = response().replace('>', ' xmlns:m="http://iec.ch/TC57/2011/schema/message">')
    expect(toldOf(bare)).toEqual(['soap.envelope fail m2:1'])
  })
  test('an envelope without a Body, with an empty one, with two things in it', () => {
    const empty = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header/></e:Envelope>'
    expect(toldOf(empty)).toEqual(['soap.envelope fail m2:1'])
    expect(toldOf(soap(''))).toEqual(['soap.envelope fail m2:2'])
    expect(toldOf(soap(`${response()}<m:more/>`))).toEqual(['soap.envelope fail m2:2'])
  })
  test('a SOAP Header is no matter of ours', () => {
    expect(toldOf(reply().replace('<e:Body>', '<e:Header><w:Security xmlns:w="urn:w"/></e:Header>\n<e:Body>'))).toEqual(
      [],
    )
  })
})

test.describe('soap.message', () => {
  test('something else in the Body', () => {
    const other = soap('<order/>')
    expect(toldOf(other)).toEqual([`soap.message fail m2:${line(other, '<order/>')}`])
  })
  test('a message of another namespace', () => {
    const draft = reply().replace(
      'http://iec.ch/TC57/2011/schema/message',
      'http://www.iec.ch/TC57/2010/schema/message',
    )
    expect(toldOf(draft)).toEqual([`soap.message fail m2:${line(draft, '<m:ResponseMessage>')}`])
  })
  test('a message in the clothes of the generic or of the typed service', () => {
    const wrapped = soap(
      `<a:Response xmlns:a="http://iec.ch/TC57/2011/abstract">${response({ payload: readings() }).replaceAll('m:ResponseMessage', 'a:message')}</a:Response>`,
    )
    expect(toldOf(wrapped)).toEqual([])
    const typed = soap(
      response()
        .replaceAll('m:ResponseMessage', 't:MeterReadingsResponseMessage')
        .replace('>', ' xmlns:t="http://iec.ch/TC57/2011/GetMeterReadingsMessage">')
        .replaceAll(/(<\/?)m:(Header|Reply)>/g, '$1t:$2>'),
    )
    expect(toldOf(typed)).toEqual([])
  })
})

test('our own message is judged by the same rules', () => {
  const wrong = query().replace('>get<', '>fetch<')
  expect(
    told((talk) => {
      talk.ask(wrong)
      talk.hear()
    }),
  ).toEqual([`schema.envelope fail m1:${line(wrong, '>fetch<')}`])
})
