import type { XmlElement } from '../xml/tree.ts'
import type { Unpacked } from './compressed.ts'

/** The message archetypes of IEC 61968-100:2013 (catalogue 2.1), named by their generic root elements. */
export const archetypes = ['RequestMessage', 'ResponseMessage', 'EventMessage', 'FaultMessage', 'Message'] as const
export type Archetype = (typeof archetypes)[number]

/** A value and the element that holds it, so that a finding can point at its line. */
export interface Field {
  readonly value: string
  readonly element: XmlElement
}

export interface Header {
  readonly element: XmlElement
  readonly verb?: Field
  readonly noun?: Field
  readonly revision?: Field
  readonly context?: Field
  readonly timestamp?: Field
  readonly source?: Field
  readonly asyncReplyFlag?: Field
  readonly replyAddress?: Field
  readonly ackRequired?: Field
  readonly messageId?: Field
  readonly correlationId?: Field
  readonly comment?: Field
}

export interface ReplyError {
  readonly element: XmlElement
  readonly code?: Field
  readonly level?: Field
  readonly reason?: Field
  readonly details?: Field
  readonly xpath?: Field
  /** Everything in ID, details and the deprecated object that may name the object in error. */
  readonly names: readonly Field[]
  /** Error.ID alone, with its kind and objectType attributes. */
  readonly id?: Field & { readonly idKind?: string; readonly objectType?: string }
}

export interface Reply {
  readonly element: XmlElement
  readonly result?: Field
  readonly errors: readonly ReplyError[]
}

/** An envelope as it was read. Tolerant: what is missing is undefined, and the schema assertion says that it is missing. */
export interface Message {
  readonly archetype: Archetype
  readonly element: XmlElement
  readonly header?: Header
  readonly reply?: Reply
  /** The Request part and the profile elements in it (its wildcard), for example GetMeterReadings. */
  readonly request?: { readonly element: XmlElement; readonly profiles: readonly XmlElement[] }
  /** The Payload part and the profile elements in it, for example MeterReadings. */
  readonly payload?: Payload
}

export interface Payload {
  readonly element: XmlElement
  /** What was compressed is among them, as if it stood in the place of Compressed. */
  readonly profiles: readonly XmlElement[]
  readonly compressed?: { readonly element: XmlElement; readonly unpacked: Unpacked; readonly profile?: XmlElement }
}
