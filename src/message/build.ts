import type { EnvelopeDialect } from '../standard/envelope-form.ts'
import { element, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { envelopeNamespace } from './namespaces.ts'

/** The header of a message we send; the fields that are given appear in the order of the schema. */
export interface HeaderFields {
  readonly verb: string
  readonly noun: string
  readonly revision?: string | undefined
  readonly replayDetection?: { readonly nonce: string; readonly created: string } | undefined
  readonly context?: string | undefined
  readonly timestamp?: string | undefined
  readonly source?: string | undefined
  readonly asyncReplyFlag?: boolean | undefined
  readonly replyAddress?: string | undefined
  readonly ackRequired?: boolean | undefined
  readonly user?: { readonly userId: string; readonly organization?: string } | undefined
  readonly messageId?: string | undefined
  readonly correlationId?: string | undefined
  readonly comment?: string | undefined
  readonly properties?: Readonly<Record<string, string>> | undefined
}

/** One name of an object, with the kind of name it is and who gives it. */
export interface ObjectName {
  readonly name: string
  readonly nameType?: string
  readonly authority?: string
}

/** How a message calls an object: by mRID, by names, or by both. */
export interface ObjectReference {
  readonly mRID?: string
  readonly names?: readonly ObjectName[]
}

const own = (name: string, content: readonly XmlNode[] | string) => element(envelopeNamespace, name, content)
const optional = (name: string, value: string | boolean | undefined): XmlElement[] =>
  value === undefined ? [] : [own(name, String(value))]

/** The Header element, fields in the order of HeaderType. */
export function buildHeader(header: HeaderFields): XmlElement {
  return own('Header', [
    own('Verb', header.verb),
    own('Noun', header.noun),
    ...optional('Revision', header.revision),
    ...(header.replayDetection
      ? [
          own('ReplayDetection', [
            own('Nonce', header.replayDetection.nonce),
            own('Created', header.replayDetection.created),
          ]),
        ]
      : []),
    ...optional('Context', header.context),
    ...optional('Timestamp', header.timestamp),
    ...optional('Source', header.source),
    ...optional('AsyncReplyFlag', header.asyncReplyFlag),
    ...optional('ReplyAddress', header.replyAddress),
    ...optional('AckRequired', header.ackRequired),
    ...(header.user
      ? [own('User', [own('UserID', header.user.userId), ...optional('Organization', header.user.organization)])]
      : []),
    ...optional('MessageID', header.messageId),
    ...optional('CorrelationID', header.correlationId),
    ...optional('Comment', header.comment),
    ...Object.entries(header.properties ?? {}).map(([name, value]) =>
      own('Property', [own('Name', name), own('Value', value)]),
    ),
  ])
}

/** What a Request may say beside its query. */
export interface RequestParameters {
  /** Times with zone. */
  readonly startTime?: string | undefined
  readonly endTime?: string | undefined
  readonly options?: Readonly<Record<string, string>> | undefined
  /** The id of an earlier request, by which its data are asked for. */
  readonly id?: string | undefined
}

/** A RequestMessage of the generic envelope; wrappers change its clothes later. */
export function buildRequest(
  header: HeaderFields,
  query: XmlElement | undefined,
  { startTime, endTime, options = {}, id }: RequestParameters = {},
): XmlElement {
  return own('RequestMessage', [
    buildHeader(header),
    own('Request', [
      ...optional('StartTime', startTime),
      ...optional('EndTime', endTime),
      ...Object.entries(options).map(([name, value]) => own('Option', [own('name', name), own('value', value)])),
      ...optional('ID', id),
      ...(query ? [query] : []),
    ]),
  ])
}

/** A RequestMessage that changes something: what it is about stands in the Payload. */
export function buildTransaction(header: HeaderFields, payload: XmlElement): XmlElement {
  return own('RequestMessage', [buildHeader(header), own('Payload', [payload])])
}

/** An EventMessage of the generic envelope: it tells of what stands in the Payload. */
export const buildEvent = (header: HeaderFields, payload: XmlElement): XmlElement =>
  own('EventMessage', [buildHeader(header), own('Payload', [payload])])

/** One Error of a Reply, as ErrorType orders it. */
export interface ErrorFields {
  readonly code: string
  readonly level?: string
  readonly reason?: string
  readonly details?: string
  readonly xpath?: string
  readonly id?: ErrorId
  /** The other one of two objects that do not belong together. */
  readonly relatedId?: ErrorId
  /** The operation of a set that it is about. */
  readonly operationId?: string
}

/** How an Error calls the object it is about. */
export interface ErrorId {
  readonly value: string
  readonly kind: 'name' | 'uuid' | 'other'
  readonly objectType: string
}

const errorId = (name: string, id: ErrorId | undefined): XmlElement[] =>
  id ? [element(envelopeNamespace, name, id.value, { kind: id.kind, objectType: id.objectType })] : []

/** How an Error names its object in the form of the envelope that has no ID there; the other of two is in its details. */
const errorObject = (id: ErrorId | undefined): XmlElement[] =>
  id ? [own('object', [id.kind === 'uuid' ? own('mRID', id.value) : own('Name', [own('name', id.value)])])] : []

/** An Error in the form of the envelope that has no ID there. */
const withoutIds = ({ relatedId, ...error }: ErrorFields): ErrorFields => ({
  ...error,
  ...(relatedId && { details: [error.details, relatedId.value].filter(Boolean).join(' ') }),
})

/** The id by which a SUT calls a transaction; the oldest form of the envelope says not what kind of id it is. */
export const buildTransactionId = (id: string, dialect: EnvelopeDialect = 'fdis'): XmlElement =>
  element(envelopeNamespace, 'ID', id, dialect === 'draft-2011' ? {} : { kind: 'transaction' })

/**
 * A Reply element: Result, then the Errors; at the end the operation of a set of which alone it tells.
 *
 * @param dialect draft-2011 has no ID in an Error, but the object itself
 */
export function buildReply(
  result: string,
  errors: readonly ErrorFields[],
  {
    operationId,
    transaction,
    dialect = 'fdis',
  }: {
    readonly operationId?: string | undefined
    readonly transaction?: string | undefined
    readonly dialect?: EnvelopeDialect
  } = {},
): XmlElement {
  const isDraft = dialect === 'draft-2011'
  return own('Reply', [
    own('Result', result),
    ...(isDraft ? errors.map(withoutIds) : errors).map((error) =>
      own('Error', [
        own('code', error.code),
        ...optional('level', error.level),
        ...optional('reason', error.reason),
        ...optional('details', error.details),
        ...optional('xpath', error.xpath),
        ...(isDraft ? errorObject(error.id) : errorId('ID', error.id)),
        ...errorId('relatedID', error.relatedId),
        ...optional('operationId', error.operationId),
      ]),
    ),
    ...(transaction === undefined ? [] : [buildTransactionId(transaction, dialect)]),
    ...optional('operationId', operationId),
  ])
}

/** A ResponseMessage of the generic envelope. */
export function buildResponse(header: HeaderFields, reply: XmlElement, payload: XmlElement | undefined): XmlElement {
  return own('ResponseMessage', [buildHeader(header), reply, ...(payload ? [own('Payload', [payload])] : [])])
}

/** A FaultMessage: for what could not be parsed, so it has no header. */
export const buildFault = (reply: XmlElement): XmlElement => own('FaultMessage', [reply])

/** Names elements of a profile; each profile has its own namespace for them. */
export function buildNames(namespace: string, names: readonly ObjectName[]): readonly XmlElement[] {
  return names.map(({ name, nameType, authority }) =>
    element(namespace, 'Names', [
      element(namespace, 'name', name),
      ...(nameType === undefined
        ? []
        : [
            element(namespace, 'NameType', [
              element(namespace, 'name', nameType),
              ...(authority === undefined
                ? []
                : [element(namespace, 'NameTypeAuthority', [element(namespace, 'name', authority)])]),
            ]),
          ]),
    ]),
  )
}
