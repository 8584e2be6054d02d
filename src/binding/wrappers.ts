import { abstractNamespace } from '../message/namespaces.ts'
import type { Archetype } from '../message/model.ts'

/**
 * The operation by which a message travels. Typed services, their messages and their SOAPAction are named after it; a reply
 * and a fault are named after the operation that they answer.
 */
export interface ServiceOperation {
  readonly noun: string
  /** As it stands in the header of the request or event: `get`, `create`, `created`. */
  readonly verb: string
}

/**
 * A qualified name. `{noun}` stands for the noun of the operation, `{Verb}` for its verb as typed services write it, and
 * `{Service}` for what its service is named after: the noun, behind `Get` where it is a query.
 */
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
  /** Value of SOAPAction, without the quotes, with the same placeholders. */
  readonly soapAction: string
}

const message: NameTemplate = { namespace: abstractNamespace, name: 'message' }
const typed = (name: string): NameTemplate => ({ namespace: 'http://iec.ch/TC57/2011/{Service}Message', name })

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
    says: 'the strongly typed services of the noun',
    root: {
      RequestMessage: typed('{Verb}{noun}'),
      EventMessage: typed('{Verb}{noun}'),
      ResponseMessage: typed('{noun}ResponseMessage'),
      FaultMessage: typed('{noun}FaultMessage'),
    },
    partsFollowRoot: true,
    soapAction: 'http://iec.ch/TC57/2011/{Service}/{Verb}{noun}',
  },
} as const satisfies Record<string, Wrapper>

/** Puts an operation into the place of its placeholders. */
export const named = (template: string, { noun, verb }: ServiceOperation): string =>
  template
    .replaceAll('{Service}', verb === 'get' ? 'Get{noun}' : '{noun}')
    .replaceAll('{Verb}', verb.charAt(0).toUpperCase() + verb.slice(1))
    .replaceAll('{noun}', noun)

/** The SOAPAction of an operation, in quotes as HTTP wants it. */
export const soapActionOf = (wrapper: Wrapper, operation: ServiceOperation): string =>
  `"${named(wrapper.soapAction, operation)}"`
