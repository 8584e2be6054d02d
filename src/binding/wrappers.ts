import { abstractNamespace } from '../message/namespaces.ts'
import type { Archetype } from '../message/model.ts'

/** A qualified name; `{noun}` stands for the noun asked about. */
interface NameTemplate {
  readonly namespace: string
  readonly name: string
}

/** How an envelope is clothed inside a SOAP Body. A new style seen in the field is one record more. */
export interface Wrapper {
  readonly name: string
  /** What the style is, for the reader of a report. */
  readonly says: string
  /** An element around the message, by archetype. */
  readonly around?: Partial<Record<Archetype, NameTemplate>>
  /** The name the message itself bears, by archetype; without it the generic name. */
  readonly root?: Partial<Record<Archetype, NameTemplate>>
  /** Are Header, Request, Reply and Payload in the namespace of the root, with content of the envelope's? */
  readonly partsFollowRoot?: boolean
  /** Value of SOAPAction for a query, without the quotes. */
  readonly soapAction: string
}

const message: NameTemplate = { namespace: abstractNamespace, name: 'message' }
const typed = (name: string): NameTemplate => ({ namespace: 'http://iec.ch/TC57/2011/Get{noun}Message', name })

/** The styles in use, by the names the configuration gives them. */
export const wrappers = {
  'generic-bare': {
    name: 'generic-bare',
    says: 'RequestMessage and ResponseMessage stand in the SOAP Body as they are',
    soapAction: '',
  },
  'generic-wrapped': {
    name: 'generic-wrapped',
    says: 'Request and Response elements of the generic service hold a child called message',
    around: {
      RequestMessage: { namespace: abstractNamespace, name: 'Request' },
      ResponseMessage: { namespace: abstractNamespace, name: 'Response' },
      EventMessage: { namespace: abstractNamespace, name: 'PublishEvent' },
    },
    root: { RequestMessage: message, ResponseMessage: message, EventMessage: message },
    soapAction: '',
  },
  typed: {
    name: 'typed',
    says: 'the strongly typed query service of the noun',
    root: {
      RequestMessage: typed('Get{noun}'),
      ResponseMessage: typed('{noun}ResponseMessage'),
      FaultMessage: typed('{noun}FaultMessage'),
    },
    partsFollowRoot: true,
    soapAction: 'http://iec.ch/TC57/2011/Get{noun}/Get{noun}',
  },
} as const satisfies Record<string, Wrapper>
