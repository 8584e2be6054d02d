// A far party for tests: a small head end system behind the server of the `soap` package, written
// apart from the harness. node-soap does HTTP and SOAP; the request is read once more with `sax`
// (node-soap loses order, attributes and namespaces) and the reply is handed back as raw XML.
//
//   node server.mjs [PORT] [--defect NAME]... [--wsdl FILE] [--account NAME:PASSWORD]...
//      PORT 0 (the default) takes a free one
//
// Prints "READY http://127.0.0.1:PORT/hes" when it listens; ends when its standard input closes.
//
// With --wsdl it is a typed service for queries, as that file describes it: its path, its operations, its elements. All its
// operations do the same.
// With --account it lets in only who bears a WS-Security UsernameToken of such an account, password in clear or as a digest.
//
// Deliberate defects, all off unless asked for:
// BUG: verb-get - the header of every reply says Verb get, as the request did.
// BUG: wrong-register - when several reading types are asked for, the second comes back as the
//      first once more.
// BUG: names-nearest - a meter or usage point addressed by Names is answered with the data of the
//      next meter in the base.
// Of ../defects.json, which were invented without a look at what is judged:
// BUG: error-header-cloned - the header of a FAILED reply is that of the request, but for its verb:
//      MessageID, Timestamp and Source of the client.

import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import sax from 'sax'
import soap from 'soap'

const ENV = 'http://schemas.xmlsoap.org/soap/envelope/'
const MSG = 'http://iec.ch/TC57/2011/schema/message'
const IEC = 'http://iec.ch/TC57/2011/'
const DEFECTS = ['verb-get', 'wrong-register', 'names-nearest', 'error-header-cloned']

const here = (file) => fileURLToPath(new URL(file, import.meta.url))
const base = JSON.parse(readFileSync(here('../fixtures.json'), 'utf8'))
const knownCodes = base.readingTypes.map((r) => r.id)

// ---- command line

let port = 0
const defects = new Set()
let wsdl = here('hes.wsdl')
let isTyped = false
const accounts = new Map()
for (let args = process.argv.slice(2); args.length > 0;) {
  const arg = args.shift()
  if (arg === '--wsdl') {
    wsdl = args.shift()
    isTyped = true
    continue
  }
  if (arg === '--account') {
    accounts.set(...args.shift().split(':'))
    continue
  }
  const name = arg === '--defect' ? args.shift() : arg.match(/^--defect=(.*)$/)?.[1]
  if (name !== undefined && DEFECTS.includes(name)) defects.add(name)
  else if (/^\d+$/.test(arg)) port = Number(arg)
  else {
    console.error(
      `usage: server.mjs [PORT] [--defect ${DEFECTS.join('|')}]... [--wsdl FILE] [--account NAME:PASSWORD]...`,
    )
    process.exit(2)
  }
}

// ---- reading XML

/** Parses into { ns, local, attrs, kids, text }; throws on anything that is not plain XML. */
function readXml(source) {
  const parser = sax.parser(true, { xmlns: true })
  const open = []
  let root
  parser.onerror = (error) => {
    throw new Error(error.message.replace(/\s+/g, ' '))
  }
  parser.ondoctype = () => {
    throw new Error('a document type declaration is not accepted')
  }
  parser.onprocessinginstruction = ({ name, body }) => {
    const encoding = name === 'xml' ? body.match(/encoding\s*=\s*["']([^"']*)["']/)?.[1] : undefined
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) {
      throw new Error(`encoding ${encoding} is not read here, only UTF-8`)
    }
  }
  parser.onopentag = (tag) => {
    const node = { ns: tag.uri, local: tag.local, attrs: tag.attributes, kids: [], text: '' }
    if (open.length > 0) open.at(-1).kids.push(node)
    else if (root === undefined) root = node
    else throw new Error('a second root element')
    open.push(node)
  }
  parser.onclosetag = () => open.pop()
  parser.ontext = parser.oncdata = (text) => {
    if (open.length > 0) open.at(-1).text += text
  }
  parser.write(source).close()
  if (root === undefined) throw new Error('no element at all')
  return root
}

const named = (node, ns, local) => node.kids.filter((k) => k.ns === ns && k.local === local)
const first = (node, ns, local) => named(node, ns, local)[0]
const attr = (node, local) => node.attrs[local]?.value

// ---- the service, as its WSDL describes it

const WSDL = 'http://schemas.xmlsoap.org/wsdl/'
const definitions = readXml(readFileSync(wsdl, 'utf8'))
const part = (message) => {
  const local = message.split(':').at(-1)
  const found = named(definitions, WSDL, 'message').find((m) => attr(m, 'name') === local)
  const [prefix, element] = attr(first(found, WSDL, 'part'), 'element').split(':')
  return { ns: definitions.attrs[`xmlns:${prefix}`].value, local: element }
}
const offered = named(definitions, WSDL, 'portType').flatMap((portType) => named(portType, WSDL, 'operation'))
const [operation] = offered
const asked = part(attr(first(operation, WSDL, 'input'), 'message'))
const answered = part(attr(first(operation, WSDL, 'output'), 'message'))
const service = first(definitions, WSDL, 'service')
const servicePort = first(service, WSDL, 'port')
const path = new URL(servicePort.kids[0].attrs.location.value).pathname

// ---- writing XML

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\t': '&#9;' }
const esc = (text) => String(text).replace(/[&<>"\r\t]/g, (c) => escapes[c])
const el = (name, ...content) => `<${name}>${content.join('')}</${name}>`
const leaf = (name, text) => (text === undefined ? '' : el(name, esc(text)))

// ---- what may go wrong

/** One Error of a reply: code, words, and what it is about. */
const flaw = (code, reason, id, related) => ({ code, reason, id, related })

class Failed extends Error {
  constructor(...flaws) {
    super('FAILED')
    this.flaws = flaws
  }
}

const misshapen = (what) => new Failed(flaw('1.8', what))

/** How an object was named by the client, as ID or relatedID of an Error. */
function idXml(tag, id) {
  if (id === undefined) return ''
  const [text, kind] = id.mRID === undefined ? [id.names[0].name, 'name'] : [id.mRID, 'uuid']
  const of = kind === 'name' ? id.names[0] : {}
  const extra =
    (of.nameType === undefined ? '' : ` idType="${esc(of.nameType)}"`) +
    (of.authority === undefined ? '' : ` idAuthority="${esc(of.authority)}"`)
  return `<${tag}${extra} kind="${kind}" objectType="${id.objectType}">${esc(text)}</${tag}>`
}

const errorXml = (f) =>
  el(
    'Error',
    leaf('code', f.code),
    leaf('level', 'FATAL'),
    leaf('reason', f.reason),
    idXml('ID', f.id),
    idXml('relatedID', f.related),
  )

/** A soap:Fault with a FaultMessage as detail. */
function faultXml(code, text, faultcode) {
  const detail = `<FaultMessage xmlns="${MSG}">${el('Reply', leaf('Result', 'FAILED'), errorXml(flaw(code, text)))}</FaultMessage>`
  return el('soap:Fault', leaf('faultcode', `soap:${faultcode}`), leaf('faultstring', text), el('detail', detail))
}

/**
 * A fault before node-soap has read the request. Its own way for these adds a WS-Security header
 * that must be understood, so the whole envelope goes out as the message of an error (suppressStack).
 */
const refuse = (code, text, faultcode = 'Client') =>
  new Error(
    `<?xml version="1.0" encoding="utf-8"?>\n<soap:Envelope xmlns:soap="${ENV}"><soap:Body>${faultXml(code, text, faultcode)}</soap:Body></soap:Envelope>`,
  )

// ---- shape of the envelope

const HEADER =
  'Verb Noun Revision ReplayDetection Context Timestamp Source AsyncReplyFlag ReplyAddress AckRequired User MessageID CorrelationID Comment Property *'.split(
    ' ',
  )
const REQUEST = 'StartTime EndTime Option ID *'.split(' ')
const MESSAGE = ['Header', 'Request', 'Payload']
const MANY = new Set(['Property', 'Option', 'ID', '*'])

function checkOrder(node, order) {
  let reached = -1
  for (const kid of node.kids) {
    const at = order.indexOf(kid.ns === MSG ? kid.local : kid.ns === '' ? '' : '*')
    if (at < 0) throw misshapen(`${kid.local} does not belong in ${node.local}`)
    if (at < reached || (at === reached && !MANY.has(order[at]))) {
      throw misshapen(`${kid.local} is out of place in ${node.local}`)
    }
    reached = at
  }
}

/** xs:dateTime to milliseconds (zone missing: UTC); undefined when it is none. */
function instant(text) {
  const m = /^\s*(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))?\s*$/.exec(text)
  if (m === null) return undefined
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map(Number)
  const shift = m[9] === undefined ? 0 : (m[9] === '-' ? -1 : 1) * (Number(m[10]) * 60 + Number(m[11]))
  const lastDay = new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate()
  const fine =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    minute <= 59 &&
    second <= 59 &&
    (hour <= 23 || (hour === 24 && minute + second + Number(m[7] ?? 0) === 0)) &&
    Math.abs(shift) <= 840 &&
    Number(m[11] ?? 0) <= 59
  if (!fine) return undefined
  const at = new Date(0)
  at.setUTCFullYear(Math.max(-9999, Math.min(year, 9999)), month - 1, day)
  at.setUTCHours(hour, minute - shift, second, Math.floor(Number(m[7] ?? 0) * 1000))
  return at.getTime()
}

const truth = (text) => {
  const t = text.trim()
  if (!['true', 'false', '1', '0'].includes(t)) throw misshapen(`"${t}" is no boolean`)
  return t === 'true' || t === '1'
}

function checkHeader(header) {
  checkOrder(header, HEADER)
  const need = (node, ...locals) => {
    for (const local of locals) {
      if (first(node, MSG, local) === undefined) throw misshapen(`${node.local} lacks ${local}`)
    }
  }
  for (const kid of header.kids.filter((k) => k.ns === MSG)) {
    if (kid.local === 'Timestamp' && instant(kid.text) === undefined) throw misshapen('Timestamp is no dateTime')
    if (kid.local === 'AsyncReplyFlag' || kid.local === 'AckRequired') truth(kid.text)
    if (kid.local === 'User') need(kid, 'UserID')
    if (kid.local === 'Property') need(kid, 'Name')
    if (kid.local === 'ReplayDetection') {
      need(kid, 'Nonce', 'Created')
      if (instant(first(kid, MSG, 'Created').text) === undefined) throw misshapen('Created is no dateTime')
    }
  }
}

// ---- identifiers and the base

function readName(node, ns) {
  const inner = (parent) => {
    const names = parent === undefined ? [] : named(parent, ns, 'name')
    if (parent !== undefined && names.length !== 1) throw misshapen(`${parent.local} wants one name`)
    return names[0]?.text
  }
  const type = first(node, ns, 'NameType')
  const authority = type && first(type, ns, 'NameTypeAuthority')
  return { name: inner(node), nameType: inner(type), authority: inner(authority) }
}

/** { objectType, mRID?, names } of an EndDevice, Meter, UsagePoint or ReadingType element. */
function readId(node, ns, objectType) {
  const id = { objectType, mRID: undefined, names: [] }
  for (const kid of node.kids) {
    if (kid.ns === ns && kid.local === 'Names') id.names.push(readName(kid, ns))
    else if (kid.ns === ns && kid.local === 'mRID' && id.mRID === undefined) id.mRID = kid.text
    else throw misshapen(`${kid.local} does not belong in ${node.local}`)
  }
  return id
}

const fits = (id, object) =>
  (id.mRID === undefined || id.mRID === object.mRID) &&
  id.names.every((w) =>
    object.names.some(
      (n) =>
        n.name === w.name &&
        [undefined, n.nameType].includes(w.nameType) &&
        [undefined, n.authority].includes(w.authority),
    ),
  )

/** The one meter an identifier means; several are as bad as none. */
function theMeter(id, part = (meter) => meter) {
  const hits = base.meters.filter((meter) => fits(id, part(meter)))
  if (hits.length !== 1) return undefined
  if (defects.has('names-nearest') && id.mRID === undefined) {
    return base.meters[(base.meters.indexOf(hits[0]) + 1) % base.meters.length]
  }
  return hits[0]
}

// ---- the two services

const namesXml = (names) =>
  names
    .map((n) =>
      el(
        'Names',
        leaf('name', n.name),
        el('NameType', leaf('name', n.nameType), el('NameTypeAuthority', leaf('name', n.authority))),
      ),
    )
    .join('\n')

function findMeters(ids, flaws) {
  const found = new Map()
  for (const id of ids) {
    const meter = theMeter(id)
    if (meter === undefined) flaws.push(flaw('2.4', 'the meter is not known', id))
    else found.set(meter, false)
  }
  return found
}

function meterReadings({ devices, points, types, start, end }) {
  const flaws = []
  let codes = []
  for (const type of types) {
    const id = { objectType: 'ReadingType', names: [{ name: type }] }
    if (!/^-?\d+(\.-?\d+){17}$/.test(type))
      flaws.push(flaw('2.6', 'the reading type has not 18 numbers', type === '' ? undefined : id))
    else if (!knownCodes.includes(type)) flaws.push(flaw('2.10', 'the reading type is not supported', id))
    else if (!codes.includes(type)) codes.push(type)
  }
  if (types.length === 0) codes = knownCodes
  if (defects.has('wrong-register') && codes.length > 1) codes = [codes[0], codes[0], ...codes.slice(2)]

  // meter -> whether it was asked for by its usage point
  const found = findMeters(devices, flaws)
  for (const id of points) {
    const meter = theMeter(id, (m) => m.usagePoint)
    if (meter !== undefined) {
      if (devices.length === 1 && points.length === 1 && found.size === 1 && !found.has(meter)) {
        throw new Failed(flaw('2.13', 'meter and usage point are not connected', devices[0], id))
      }
      found.set(meter, true)
    } else if (base.usagePointsWithoutMeter.some((p) => fits(id, p))) {
      flaws.push(flaw('5.7', 'the usage point has no meter', id))
    } else flaws.push(flaw('2.12', 'the usage point is not known', id))
  }
  if (found.size === 0 || codes.length === 0) throw new Failed(...flaws)

  // The registers of the base never move: the last value of a past period is the present one.
  const at = Math.min(Date.now(), end ?? Infinity)
  if (start !== undefined && (at < start || (end !== undefined && end < start))) {
    throw new Failed(flaw('5.7', 'there is no value in that period'))
  }
  const stamp = new Date(at).toISOString()
  const reading = (meter) => (code) =>
    el('Readings', leaf('timeStamp', stamp), leaf('value', meter.values[code]), `<ReadingType ref="${code}"/>`)
  const body = [...found].map(([meter, byPoint]) =>
    el(
      'MeterReading',
      '\n',
      el('Meter', leaf('mRID', meter.mRID), namesXml(meter.names)),
      '\n',
      codes.map(reading(meter)).join('\n'),
      '\n',
      byPoint ? el('UsagePoint', leaf('mRID', meter.usagePoint.mRID), namesXml(meter.usagePoint.names)) : '',
    ),
  )
  return [`<MeterReadings xmlns="${IEC}MeterReadings#">\n${body.join('\n')}\n</MeterReadings>`, flaws]
}

function meterConfig({ devices }) {
  const flaws = []
  const found = findMeters(devices, flaws)
  if (found.size === 0) throw new Failed(...flaws)
  const body = [...found.keys()].map((m) =>
    el(
      'Meter',
      leaf('mRID', m.mRID),
      leaf('serialNumber', m.names.find((n) => n.nameType === 'SerialNumber').name),
      leaf('type', 'static'),
      namesXml(m.names),
    ),
  )
  return [`<MeterConfig xmlns="${IEC}MeterConfig#">${body.join('\n')}</MeterConfig>`, flaws]
}

const services = { MeterReadings: meterReadings, MeterConfig: meterConfig }

function serve(message, header) {
  const field = (local) => first(header, MSG, local)?.text
  const absent = ['Verb', 'Noun'].filter((local) => field(local) === undefined)
  if (absent.length > 0) throw new Failed(...absent.map((a) => flaw('1.5', `Header has no ${a}`)))
  checkHeader(header)
  const noun = field('Noun')
  if (field('Verb') !== 'get') throw new Failed(flaw('2.9', 'only the verb get is served'))
  if (!Object.hasOwn(services, noun)) throw new Failed(flaw('2.5', 'the noun is not served'))
  const revision = field('Revision')?.trim() ?? ''
  if (revision !== '' && !base.revisions.includes(revision))
    throw new Failed(flaw('1.9', 'the revision is not supported'))
  if (truth(field('AsyncReplyFlag') ?? 'false')) throw new Failed(flaw('5.2', 'no asynchronous replies'))

  checkOrder(message, MESSAGE)
  const request = first(message, MSG, 'Request') ?? { kids: [], local: 'Request' }
  const payload = first(message, MSG, 'Payload')?.kids ?? []
  const stranger = [...request.kids, ...payload].find(
    (k) => k.ns !== MSG && k.ns.startsWith(IEC) && k.local !== noun && k.local !== `Get${noun}`,
  )
  if (stranger !== undefined) throw new Failed(flaw('2.5', `the noun is ${noun}, the content ${stranger.local}`))
  checkOrder(request, REQUEST)
  const time = (local) => {
    const node = first(request, MSG, local)
    if (node === undefined) return undefined
    const value = instant(node.text)
    if (value === undefined) throw misshapen(`${local} is no dateTime`)
    return value
  }
  const wanted = { devices: [], points: [], types: [], start: time('StartTime'), end: time('EndTime') }
  if (named(request, MSG, 'Option').some((o) => first(o, MSG, 'name') === undefined))
    throw misshapen('an Option lacks its name')

  const ns = `${IEC}Get${noun}#`
  const readings = noun === 'MeterReadings'
  for (const get of request.kids.filter((k) => k.local === `Get${noun}` && k.ns !== MSG)) {
    if (get.ns !== ns) throw misshapen(`Get${noun} is in the namespace ${get.ns}`)
    for (const kid of get.kids) {
      const local = kid.ns === ns ? kid.local : ''
      if (local === 'EndDevice' || local === 'Meter') wanted.devices.push(readId(kid, ns, 'Meter'))
      else if (readings && local === 'UsagePoint') wanted.points.push(readId(kid, ns, 'UsagePoint'))
      else if (readings && local === 'ReadingType') {
        const id = readId(kid, ns, 'ReadingType')
        wanted.types.push(attr(kid, 'ref') ?? id.mRID ?? id.names[0]?.name ?? '')
      } else throw misshapen(`${kid.local} does not belong in Get${noun}`)
    }
  }
  const objects = [...wanted.devices, ...wanted.points]
  if (objects.length === 0 && named(request, MSG, 'ID').length > 0)
    throw new Failed(flaw('2.15', 'earlier requests are not kept'))
  if (objects.length === 0) throw new Failed(flaw('1.6', `Get${noun} asks for nothing`))
  if (objects.some((id) => id.mRID === undefined && id.names.length === 0)) {
    throw new Failed(flaw('1.6', 'an object without mRID and without Names'))
  }
  return services[noun](wanted)
}

function respond(message) {
  const header = first(message, MSG, 'Header')
  let payload
  let flaws
  try {
    ;[payload, flaws] = serve(message, header)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    flaws = error.flaws
  }
  const seen = new Set()
  const errors = flaws.map(errorXml).filter((xml) => !seen.has(xml) && seen.add(xml))
  const result = payload === undefined ? 'FAILED' : errors.length > 0 ? 'PARTIAL' : 'OK'
  const field = (local) => first(header, MSG, local)?.text || undefined
  const guess = first(message, MSG, 'Request')
    ?.kids.find((k) => k.local.startsWith('Get'))
    ?.local.slice(3)
  const cloned = (local) => (result === 'FAILED' && defects.has('error-header-cloned') ? field(local) : undefined)
  const head = [
    leaf('Verb', defects.has('verb-get') ? 'get' : 'reply'),
    leaf('Noun', first(header, MSG, 'Noun')?.text ?? guess ?? ''),
    leaf('Context', field('Context')),
    leaf('Timestamp', cloned('Timestamp') ?? new Date().toISOString()),
    leaf('Source', cloned('Source') ?? base.sources.nodeSoap),
    leaf('MessageID', cloned('MessageID') ?? randomUUID()),
    leaf('CorrelationID', field('CorrelationID') ?? field('MessageID')),
  ]
  // The parts of a typed message are in its own namespace, what they hold in that of the envelope.
  return [
    `<t:${answered.local} xmlns:t="${answered.ns}" xmlns="${MSG}">`,
    el('t:Header', '\n  ', head.filter(Boolean).join('\n  '), '\n'),
    el('t:Reply', leaf('Result', result), ...errors),
    payload === undefined ? '' : el('t:Payload', payload),
    `</t:${answered.local}>`,
  ].join('\n')
}

// ---- SOAP and HTTP: node-soap

/** The RequestMessage of a SOAP text; throws a refusal when there is none. */
function unwrap(text) {
  let root
  try {
    root = readXml(text)
  } catch (error) {
    throw refuse('1.8', `the XML cannot be read: ${error.message}`)
  }
  if (root.local !== 'Envelope') throw refuse('1.8', 'this is no SOAP envelope')
  if (root.ns !== ENV) throw refuse('1.8', 'SOAP 1.1 only', 'VersionMismatch')
  const blocks = first(root, ENV, 'Header')?.kids ?? []
  const must = blocks.find((b) =>
    Object.values(b.attrs).some((a) => a.uri === ENV && a.local === 'mustUnderstand' && /^(1|true)$/.test(a.value)),
  )
  if (must !== undefined) throw refuse('1.8', `${must.local} is not understood`, 'MustUnderstand')
  const content = first(root, ENV, 'Body')?.kids ?? []
  if (content.length !== 1 || content[0].ns !== asked.ns || content[0].local !== asked.local) {
    throw refuse('1.8', `the body holds no ${asked.local}`)
  }
  const parts = content[0].kids.map((kid) => (kid.ns === asked.ns ? { ...kid, ns: MSG } : kid))
  const message = { ...content[0], ns: MSG, kids: parts }
  if (first(message, MSG, 'Header') === undefined) throw refuse('1.5', `${asked.local} has no Header`)
  return message
}

const messages = new WeakMap() // request -> its RequestMessage
const answers = new WeakMap() // request -> the response to come

function exchange(_args, _callback, _headers, request) {
  try {
    return { _xml: respond(messages.get(request)) }
  } catch (error) {
    console.error(error)
    // `faultcode` keeps node-soap on its SOAP 1.1 path, `_xml` is what it then sends.
    throw { Fault: { faultcode: 'Server', statusCode: 500, _xml: faultXml('5.3', 'internal error', 'Server') } }
  }
}

const operations = {
  [attr(service, 'name')]: {
    [attr(servicePort, 'name')]: Object.fromEntries(offered.map((one) => [attr(one, 'name'), exchange])),
  },
}

const http = createServer((_request, response) => {
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('nothing here\n')
})

const server = soap.listen(http, {
  path,
  services: operations,
  xml: readFileSync(wsdl, 'utf8'),
  uri: wsdl,
  enableChunkedEncoding: false,
  suppressStack: true,
  callback(error) {
    if (error) throw error
    http.listen(port, '127.0.0.1', () => console.log(`READY http://127.0.0.1:${http.address().port}${path}`))
  },
})

/** The account as the token of a request has it, as node-soap read it from its header. */
function isLetIn(security) {
  const token = security?.UsernameToken
  if (!token) return false
  const text = (value) => (typeof value === 'object' ? value.$value : value)
  const told = text(token.Password)
  const type = token.Password?.attributes?.Type ?? ''
  const password = accounts.get(text(token.Username))
  if (password === undefined) return false
  if (!type.endsWith('#PasswordDigest')) return told === password
  const made = createHash('sha1')
  made.update(Buffer.from(text(token.Nonce), 'base64'))
  made.update(text(token.Created) + password)
  return told === made.digest('base64')
}
if (accounts.size) server.authenticate = isLetIn

// There is one operation only, found by the element in the body: any SOAPAction will do. A typed service wants its own.
server.authorizeConnection = (request, response) => {
  if (!isTyped) delete request.headers.soapaction
  delete request.headers['content-encoding'] // a broken gzip stream would end node-soap's process
  answers.set(request, response)
  return true
}

server.log = (type, data, request) => {
  if (type !== 'received') return
  // node-soap would send back the content type of the request.
  answers.get(request)?.setHeader('Content-Type', 'text/xml; charset=utf-8')
  messages.set(request, unwrap(data)) // what is thrown here becomes the answer, HTTP 500
}

process.stdin
  .on('end', () => process.exit(0))
  .on('close', () => process.exit(0))
  .on('error', () => process.exit(0))
process.stdin.resume()
