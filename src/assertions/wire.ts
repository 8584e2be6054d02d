import { isOwnResult, type DecodedMessage, type DecodedRecord } from '../exchange/decode.ts'
import { eachMessage, judged, type Assertion } from './assertion.ts'

const wire = (strength: 'must' | 'may', source: string) =>
  ({ strength, basis: 'confirmed', claim: 'transport', source }) as const

/** A body that a firewall, a web server or an error page put in place of a message. */
export const looksLikeHtml = (text: string): boolean => /^\s*(<\?xml[^>]*\?>\s*)?(<!doctype\s+html|<html)\b/i.test(text)

/**
 * Statuses by which a server says "wrong address", "who are you?" or "not in this version of SOAP": they speak of our
 * configuration, not of the SUT.
 */
export const configurationStatus = (status: number | undefined): boolean =>
  status !== undefined && ((status >= 300 && status < 400) || [401, 403, 404, 405, 407, 415].includes(status))

/**
 * Is the version of SOAP turned away by the HTTP status alone? What came in another version than the declared one may be
 * refused so: servers answer 415, or fail, before any SOAP is read.
 */
export function turnsVersionAway({ entry, binding }: DecodedMessage, view: DecodedRecord): boolean {
  const { status } = entry.meta
  if (binding?.soap || status === undefined || status < 400) return false
  const request = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  const asked = request?.binding?.soap
  return asked !== undefined && asked !== view.context.binding.soap
}

/** Is a request whose length was not told before turned away by HTTP, because of that alone? */
export function lengthRequired({ entry, binding }: DecodedMessage, view: DecodedRecord): boolean {
  if (entry.meta.status !== 411 || binding?.soap) return false
  const request = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  return isChunked(request)
}

/** Does a message cross in chunks, its length not told before? */
export const isChunked = (message: DecodedMessage | undefined): boolean =>
  message?.entry.meta.headers['transfer-encoding'] === 'chunked'

/** Is one turned away who must not be let in? A server in front, or HTTP itself, answers him before any message is read. */
export function turnsStrangerAway({ entry, message }: DecodedMessage, view: DecodedRecord): boolean {
  const { status } = entry.meta
  const request = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  return !message && status !== undefined && status >= 300 && request?.intent?.stranger !== undefined
}

/**
 * Does the HTTP status say all there is to say? Behind a wrong address, or a status by which the SUT is declared to refuse,
 * any body may stand: nobody expects a message there. Nor in the answer to a result of ours.
 */
export function statusSaysAll(answer: DecodedMessage, view: DecodedRecord): boolean {
  const { entry, message } = answer
  const { context } = view
  const { status } = entry.meta
  if (message || status === undefined) return false
  if (turnsVersionAway(answer, view) || turnsStrangerAway(answer, view) || lengthRequired(answer, view)) return true
  if (answersResult(answer, view)) return true
  return configurationStatus(status) || context.declared.refusalStatuses.includes(status)
}

/**
 * Is it the mere acknowledgement of an event or a result of ours? A generic service of which no text says what it answers may take
 * an event by its HTTP status alone; whether it should have said more is told where that is expected. A result asks for no answer.
 */
export function acknowledges({ entry, bytes }: DecodedMessage, view: DecodedRecord): boolean {
  const { status } = entry.meta
  if (Buffer.from(bytes).toString('utf8').trim() || status === undefined || status < 200 || status >= 300) return false
  const told = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  return told !== undefined && (isOwnResult(told) || isOwnEvent(told))
}

const isOwnEvent = ({ entry, message }: DecodedMessage): boolean =>
  entry.from === 'harness' && message?.archetype === 'EventMessage'

/** Does it answer a result of ours, and hold no message? HTTP has the last word on it then. */
export function answersResult({ entry, message }: DecodedMessage, view: DecodedRecord): boolean {
  const sent = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  return sent !== undefined && isOwnResult(sent) && !message
}

const complete: Assertion = {
  id: 'message.complete',
  rule: 'A message arrives whole.',
  requirements: [],
  standing: wire('must', 'HTTP/1.1 message framing'),
  hint: 'The connection ended before the announced length or the last chunk. Look for a crash or a time limit of the server or of a proxy before it.',
  judge: eachMessage(function* (message) {
    if (message.entry.meta.overLimit) return
    yield judged(!message.entry.meta.truncated, {
      message,
      expected: 'the whole body',
      actual: `only the first ${message.bytes.length} bytes`,
    })
  }),
}

const size: Assertion = {
  id: 'message.size',
  rule: 'A message within the size limit of the harness is judged; a larger one is not.',
  requirements: [],
  standing: wire('may', 'a limit of the harness, not of any standard'),
  hint: 'Ask for less at once; where ixit.limits.maxMessageBytes is below 64 MiB, raise it.',
  judge: eachMessage(function* (message) {
    const tooLarge = message.entry.meta.overLimit === true || isLimit(message.intake)
    yield tooLarge
      ? {
          outcome: 'inconclusive',
          message,
          actual: `more than the harness takes in (${message.bytes.length} bytes read)`,
        }
      : { outcome: 'pass', message }
  }),
}

const isLimit = (intake: { ok: boolean; problem?: { kind: string } }): boolean =>
  intake.problem?.kind === 'too-large' || intake.problem?.kind === 'too-deep'

const wellFormed: Assertion = {
  id: 'message.xml',
  rule: 'The body of a message is well-formed XML.',
  requirements: [],
  standing: wire('must', 'W3C XML 1.0; SOAP 1.1'),
  hint: 'Send a SOAP envelope also where something goes wrong: a ResponseMessage with Result FAILED, or a SOAP fault.',
  judge: eachMessage(function* (message, _context, view) {
    const { entry, intake } = message
    if (entry.meta.truncated || entry.meta.overLimit || entry.meta.undecodable !== undefined) return
    if (intake.ok) {
      yield { outcome: 'pass', message }
      return
    }
    const html = intake.text !== undefined && looksLikeHtml(intake.text)
    if (isLimit(intake) || (intake.problem.kind === 'dtd' && !html)) return
    if (statusSaysAll(message, view) || acknowledges(message, view)) return
    yield {
      outcome: 'fail',
      message,
      ...(intake.problem.line !== undefined && { line: intake.problem.line }),
      ...(intake.problem.column !== undefined && { column: intake.problem.column }),
      expected: 'a SOAP envelope',
      actual: html ? 'an HTML page' : intake.problem.message,
    }
  }),
}

const noDtd: Assertion = {
  id: 'message.no-dtd',
  rule: 'A SOAP message has no document type declaration.',
  requirements: [],
  standing: wire('must', 'SOAP 1.1, section 3'),
  hint: 'Remove the DOCTYPE: SOAP forbids it, and entities in it are a way to attack a reader.',
  judge: eachMessage(function* (message, _context, view) {
    const { intake } = message
    if (statusSaysAll(message, view)) return
    const dtd = !intake.ok && intake.problem.kind === 'dtd' ? intake.problem : undefined
    // An HTML page bears a DOCTYPE too; message.xml says what it is.
    if (dtd && !intake.ok && intake.text !== undefined && looksLikeHtml(intake.text)) return
    if (intake.ok || dtd)
      yield judged(!dtd, {
        message,
        ...(dtd?.line !== undefined && { line: dtd.line }),
        ...(dtd?.column !== undefined && { column: dtd.column }),
        expected: 'no DOCTYPE before the envelope',
        actual: 'a DOCTYPE',
      })
  }),
}

/** Rules on the bytes themselves. */
export const wireAssertions: readonly Assertion[] = [complete, size, wellFormed, noDtd]
