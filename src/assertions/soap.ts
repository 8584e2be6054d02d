import type { BindingProblem } from '../binding/soap.ts'
import type { DecodedMessage, DecodedRecord } from '../exchange/decode.ts'
import { eachMessage, judged, type Assertion } from './assertion.ts'
import { statusSaysAll, turnsVersionAway } from './wire.ts'

const says: Record<BindingProblem['kind'], string> = {
  'no-envelope': 'an Envelope of SOAP 1.1 or 1.2 as document element',
  'no-body': 'an Envelope with a Body',
  'empty-body': 'a message in the Body',
  'several-bodies': 'one element in the Body',
  'no-message':
    'RequestMessage, ResponseMessage, EventMessage or FaultMessage of the envelope namespace, or a typed message',
}

/**
 * Who asks in a strange envelope may be answered in it: a SUT may serve more editions than one, and our listener answers what came
 * without SOAP without it.
 */
function answersInKind({ entry, binding }: DecodedMessage, view: DecodedRecord): boolean {
  const request = entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)
  if (entry.from === 'harness' && request?.root && !request.binding?.soap) return true
  const [strange] = binding?.problems ?? []
  const [asked] = request?.binding?.problems ?? []
  return (
    request?.intent?.predicts.includes('soap.message') === true &&
    strange?.kind === 'no-message' &&
    strange.element.namespace === asked?.element.namespace
  )
}

/** A problem of the clothes is `soap.envelope`; an unknown thing in good clothes is `soap.message`. */
const judgeProblems = (mine: (kind: BindingProblem['kind']) => boolean): Assertion['judge'] =>
  eachMessage(function* (message, _context, view) {
    if (!message.binding || statusSaysAll(message, view) || answersInKind(message, view)) return
    const problems = message.binding.problems.filter(({ kind }) => mine(kind))
    if (!problems.length) yield { outcome: 'pass', message }
    for (const { kind, element, actual } of problems)
      yield { outcome: 'fail', message, element, expected: says[kind], actual }
  })

const envelope: Assertion = {
  id: 'soap.envelope',
  rule: 'A message sent by SOAP stands in the Body of a SOAP envelope, alone.',
  requirements: [],
  standing: {
    strength: 'must',
    basis: 'confirmed',
    claim: 'transport',
    source: 'SOAP 1.1, section 4; document/literal binding',
  },
  hint: 'Put the ResponseMessage into Envelope/Body of the declared version of SOAP, 1.1: http://schemas.xmlsoap.org/soap/envelope/.',
  judge: judgeProblems((kind) => kind !== 'no-message'),
}

const known: Assertion = {
  id: 'soap.message',
  rule: 'The Body holds a message of the common envelope or a typed message.',
  requirements: [],
  standing: {
    strength: 'must',
    basis: 'confirmed',
    claim: 'exchange',
    source: 'root elements of the published envelope and typed message schemas',
  },
  hint: 'Check the name and above all the namespace of the element in the Body.',
  judge: judgeProblems((kind) => kind === 'no-message'),
}

const version: Assertion = {
  id: 'soap.version',
  rule: 'A reply is in the version of SOAP of the request; a fault may be in another, or the HTTP status may refuse the version.',
  requirements: ['TRS-008'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'transport',
    source:
      'SOAP 1.2 Part 1, Appendix A: a version that is not served gets a VersionMismatch fault; no text demands the version of a reply',
  },
  hint: 'Answer in the namespace and media type of the request, or refuse it by a VersionMismatch fault.',
  judge: eachMessage(function* (message, _context, view) {
    const { inResponseTo, from } = message.entry
    const asked = inResponseTo === undefined ? undefined : view.message(inResponseTo)?.binding?.soap
    if (from !== 'sut' || asked === undefined) return
    const { soap, fault } = message.binding ?? {}
    if (fault || turnsVersionAway(message, view)) yield { outcome: 'pass', message }
    else if (soap)
      yield judged(soap === asked, {
        message,
        ...(message.root && { element: message.root }),
        expected: `a reply in SOAP ${asked}`,
        actual: `a reply in SOAP ${soap}`,
      })
  }),
}

/** Rules on the clothes of a message. */
export const soapAssertions: readonly Assertion[] = [envelope, known, version]
