import type { TransportName } from '../../config/transport.ts'
import { soapNamespaces, type SoapVersion } from '../../binding/soap.ts'
import { resultAction } from '../../binding/wsdl/template.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import { childNamed, elements, type XmlElement } from '../../xml/tree.ts'
import { writeXml } from '../../xml/write.ts'
import { answer, type SoapAnswer } from './answer.ts'
import type { HeadEnd } from './head-end.ts'
import type { HttpAnswer } from './http-answer.ts'
import { isUrl, type Delivery } from './outbox.ts'
import { soapFault } from './refusals.ts'
import { carriedByHttp, versionIn } from './soap-version.ts'

/** What became of a request: the answer to it, and what is sent besides. */
export interface Served {
  readonly answer: HttpAnswer
  /** To be called when it has been answered: sends what is sent after. */
  readonly answered: () => void
  /** To be called where nobody is left to be answered. */
  readonly dropped: () => void
}

/**
 * Serves one request, whichever way it came.
 *
 * @param said the version of SOAP that the transport tells, for what cannot be read
 */
export async function serve(
  body: Uint8Array,
  charset: string | undefined,
  by: TransportName,
  headEnd: HeadEnd,
  said: SoapVersion = '1.1',
): Promise<Served> {
  const asked = await taken(body, headEnd)
  const told = asked ? answerOrApologise(asked, charset, by, headEnd, said) : tooMuch(said)
  const { status, document, refusal, toEvent, unparsed, deliveries = [], later, promised } = told
  const post = (chosen: readonly Delivery[]) =>
    headEnd.outbox.postInOrder(
      chosen.map(({ document: sent, ...delivery }) => ({
        ...delivery,
        action: headEnd.behaviours['async.action'](actionOf(sent)),
        text: documentText(sent, isUrl(delivery.address), headEnd.behaviours),
      })),
    )
  post(deliveries.filter(({ early }) => early))
  const text = documentText(document, by === 'http', headEnd.behaviours)
  const carried = carriedByHttp(text, headEnd.behaviours)
  return {
    answer: {
      status,
      headers: { 'content-type': carried.contentType },
      bytes: by === 'http' ? carried.bytes : Buffer.from(text, 'utf8'),
      refusal,
      toEvent,
      unparsed,
    },
    answered: () => {
      const due = deliveries.filter(({ early }) => !early)
      if (promised) promised.keep(promised.takesMs, () => post(due))
      else post(due)
      void later?.then(post)
    },
    dropped: () => promised?.drop(),
  }
}

/** What is answered, when its turn has come; undefined where it is turned away. */
async function taken(body: Uint8Array, { behaviours, desk }: HeadEnd): Promise<Uint8Array | undefined> {
  const visit = desk.come(body)
  const waitsMs = behaviours['load.waitsMs']()
  if (waitsMs) await new Promise((resolve) => setTimeout(resolve, waitsMs))
  const asked = behaviours['load.answered'](visit, desk.underWay())
  desk.leave(visit)
  return behaviours['load.turnsAway'](desk.busiest()) ? undefined : asked.body
}

/** The fault code of a SOAP fault is a qualified name, so its prefix must be declared. */
const prefixesOf = (document: XmlElement) => ({
  [soapNamespaces[versionIn(document)]]: 'soap',
  [envelopeNamespace]: 'msg',
})

/** The document as it is sent: as SOAP over HTTP, as the message alone to a destination of a broker. */
export function documentText(document: XmlElement, isSoap: boolean, behaviours: HeadEnd['behaviours']): string {
  const due = behaviours['wire.document'](document)
  const prefixes = behaviours['wire.prefixes'](prefixesOf(due), due)
  return behaviours['wire.text'](writeXml(isSoap ? due : (messageIn(due) ?? due), { prefixes }))
}

/** The action by which the WSDL of a listener of cim9 takes a message. */
function actionOf(document: XmlElement): string {
  const content = messageIn(document)
  return content ? resultAction(content) : ''
}

/** The message in a SOAP envelope, or in the detail of its fault. */
function messageIn(envelope: XmlElement): XmlElement | undefined {
  const body = childNamed(envelope, 'Body')
  const [content] = body ? elements(body) : []
  if (content?.name !== 'Fault') return content
  const detail = childNamed(content, 'detail') ?? childNamed(content, 'Detail')
  return detail && elements(detail)[0]
}

/** A mistake of the head end itself must reach the client as a fault, not as a hang. */
function answerOrApologise(
  body: Uint8Array,
  charset: string | undefined,
  by: TransportName,
  headEnd: HeadEnd,
  said: SoapVersion,
): SoapAnswer {
  try {
    return answer(body, charset, by, headEnd, said)
  } catch (error) {
    const document = soapFault('Server', '5.3', `The head end failed: ${String(error)}`, said)
    return { status: 500, document, refusal: true }
  }
}

const tooMuch = (version: SoapVersion): SoapAnswer => ({
  status: 500,
  document: soapFault('Server', '5.1', 'There is too much to do. Ask again later.', version),
  refusal: true,
})
