/** Requests as a client would write them, by hand: they share no code with the messages the harness builds. */

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const envelope = 'http://iec.ch/TC57/2011/schema/message'

export const forwardEnergy = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
export const reverseEnergy = '0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0'
export const gasVolume = '0.0.0.1.1.7.58.0.0.0.0.0.0.0.0.0.42.0'

export const firstMeter = '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01'
export const secondMeter = '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a02'
export const firstUsagePoint = 'a7c0b2de-91f4-4c38-8f63-52d9b6c7e101'
export const emptyUsagePoint = 'a7c0b2de-91f4-4c38-8f63-52d9b6c7e107'

export const byId = (id: string, element = 'EndDevice') => `<q:${element}><q:mRID>${id}</q:mRID></q:${element}>`

export const byName = (name: string, nameType?: string, authority?: string, element = 'EndDevice') =>
  `<q:${element}>${names(name, nameType, authority)}</q:${element}>`

export const readingType = (code: string) => `<q:ReadingType>${names(code, 'ReadingType')}</q:ReadingType>`

function names(name: string, nameType?: string, authority?: string): string {
  const giver =
    authority === undefined ? '' : `<q:NameTypeAuthority><q:name>${authority}</q:name></q:NameTypeAuthority>`
  const type = nameType === undefined ? '' : `<q:NameType><q:name>${nameType}</q:name>${giver}</q:NameType>`
  return `<q:Names><q:name>${name}</q:name>${type}</q:Names>`
}

export const query = (content: string, noun = 'MeterReadings') =>
  `<q:Get${noun} xmlns:q="http://iec.ch/TC57/2011/Get${noun}#">${content}</q:Get${noun}>`

export const header = (noun = 'MeterReadings', verb = 'get', more = '') =>
  `<m:Header><m:Verb>${verb}</m:Verb><m:Noun>${noun}</m:Noun>${more}</m:Header>`

export const ids = (messageId: string, correlationId?: string) =>
  `<m:MessageID>${messageId}</m:MessageID>` +
  (correlationId === undefined ? '' : `<m:CorrelationID>${correlationId}</m:CorrelationID>`)

export const inSoap = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="${soap}"><s:Body>${content}</s:Body></s:Envelope>`

/** The bare style: RequestMessage in the SOAP Body. */
export const bare = (content: string, head = header()) =>
  inSoap(`<m:RequestMessage xmlns:m="${envelope}">${head}<m:Request>${content}</m:Request></m:RequestMessage>`)

/** The style of the generic service. */
export const wrapped = (content: string, head = header()) =>
  inSoap(
    `<a:Request xmlns:a="http://iec.ch/TC57/2011/abstract" xmlns:m="${envelope}"><a:message>` +
      `${head}<m:Request>${content}</m:Request></a:message></a:Request>`,
  )

/** The style of the typed query service: the parts bear the namespace of the message, their content the envelope's. */
export const typed = (content: string, head = header(), noun = 'MeterReadings') =>
  inSoap(
    `<t:Get${noun} xmlns:t="http://iec.ch/TC57/2011/Get${noun}Message" xmlns:m="${envelope}">` +
      `${head.replaceAll('m:Header', 't:Header')}<t:Request>${content}</t:Request></t:Get${noun}>`,
  )

/** A query for readings in the bare style. */
export const read = (content: string, head?: string) => bare(query(content), head)

/** A query for master data in the bare style. */
export const describeMeter = (content: string) => bare(query(content, 'MeterConfig'), header('MeterConfig'))
