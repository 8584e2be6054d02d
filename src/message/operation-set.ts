import { z } from 'zod'
import type { Templates } from '../standard/templates.ts'
import { childNamed, childrenNamed, childText, element, elements, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { buildChange, carried, change } from './change.ts'
import type { Message } from './model.ts'
import { envelopeNamespace } from './namespaces.ts'

const operation = z.strictObject({
  /** Left out only where the message is meant to be wrong; so are noun and verb. */
  operationId: z.int().optional(),
  noun: z.string().optional(),
  verb: z.string().optional(),
  elementOperation: z.boolean().optional(),
  /** What it carries; its noun is that of the operation, unless the message is meant to be wrong. */
  payload: carried,
  /** An element of a namespace that nobody knows, before the payload. */
  extended: z.boolean().default(false),
})

const operationSet = z.strictObject({
  noun: z.literal('OperationSet'),
  verb: z.enum(['execute', 'create']),
  enforceMsgSequence: z.boolean().optional(),
  enforceTransactionalIntegrity: z.boolean().optional(),
  operations: z.array(operation).readonly(),
})

/** A change, or several of them in one message. */
export const changeOrSet = z.discriminatedUnion('noun', [...change.options, operationSet])
export type ChangeOrSet = z.infer<typeof changeOrSet>
/** The same as the steps speak of it, before defaults. */
export type ChangeOrSetInput = z.input<typeof changeOrSet>
/** An operation of a set, before defaults. */
export type OperationInput = z.input<typeof operation>

const own = (name: string, content: readonly XmlNode[] | string) => element(envelopeNamespace, name, content)
const optional = (name: string, value: string | number | boolean | undefined): XmlElement[] =>
  value === undefined ? [] : [own(name, String(value))]

/** Namespace of the element by which an operation is extended. */
export const extensionNamespace = 'urn:cim9:extension'

/**
 * The payload of a change or of a set of changes, after the templates.
 *
 * @param order who gives it, and the number of his first order in his books
 * @throws Error where there is no template for a noun
 */
export function buildChangeOrSet(
  changing: ChangeOrSet,
  templates: Templates,
  order: { readonly issuer: string; readonly tracking: string },
): XmlElement {
  if (changing.noun !== 'OperationSet') return buildChange(changing, templates, order)
  return own('OperationSet', [
    ...optional('enforceMsgSequence', changing.enforceMsgSequence),
    ...optional('enforceTransactionalIntegrity', changing.enforceTransactionalIntegrity),
    ...changing.operations.map(({ operationId, noun, verb, elementOperation, payload, extended }) =>
      own('Operation', [
        ...optional('operationId', operationId),
        ...optional('noun', noun),
        ...optional('verb', verb),
        ...optional('elementOperation', elementOperation),
        ...(extended ? [element(extensionNamespace, 'timeSliced', 'false')] : []),
        buildChange({ ...payload, verb: 'create' }, templates, order),
      ]),
    ),
  ])
}

/** An operation of a set, as it was read. */
export interface Operation {
  readonly element: XmlElement
  readonly operationId?: string
  readonly noun?: string
  readonly verb?: string
  readonly elementOperation: boolean
  /** The elements of other namespaces that it carries: at most one, by the schema. */
  readonly profiles: readonly XmlElement[]
}

/** A set of operations, as it was read; a flag that is left out is undefined. */
export interface OperationSet {
  readonly element: XmlElement
  readonly enforceMsgSequence?: boolean
  readonly enforceTransactionalIntegrity?: boolean
  readonly operations: readonly Operation[]
}

/** Reads the set of operations in a message, if there is one. */
export function operationSetIn({ payload }: Message): OperationSet | undefined {
  const set = payload && childNamed(payload.element, 'OperationSet')
  if (!set) return undefined
  const [sequence, integrity] = [truth(set, 'enforceMsgSequence'), truth(set, 'enforceTransactionalIntegrity')]
  return {
    element: set,
    ...(sequence !== undefined && { enforceMsgSequence: sequence }),
    ...(integrity !== undefined && { enforceTransactionalIntegrity: integrity }),
    operations: childrenNamed(set, 'Operation').map(readOperation),
  }
}

function readOperation(one: XmlElement): Operation {
  const [operationId, noun, verb] = ['operationId', 'noun', 'verb'].map((name) => childText(one, name))
  return {
    element: one,
    ...(operationId !== undefined && { operationId }),
    ...(noun !== undefined && { noun }),
    ...(verb !== undefined && { verb }),
    elementOperation: truth(one, 'elementOperation') ?? false,
    profiles: elements(one).filter(({ namespace }) => namespace !== one.namespace),
  }
}

function truth(parent: XmlElement, name: string): boolean | undefined {
  const text = childText(parent, name)
  return text === undefined ? undefined : ['true', '1'].includes(text)
}

/** The operationId of a Reply or of an Error in it, as an integer is written shortest. */
export const operationIdIn = (part: XmlElement): string | undefined =>
  childText(part, 'operationId')
    ?.replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
