import { versionOf, withHeaderBlocks } from '../../binding/soap.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import { childNamed, childrenNamed, childText, element, elements, type XmlElement } from '../../xml/tree.ts'
import { eachElement, everywhere, usual, type Dimension, type Variation } from './variation.ts'

/** What an envelope holds beside what it must: in its header, its reply, its SOAP clothes. */

const foreign = 'urn:example:vendor'
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'
const schemaLanguage = 'http://www.w3.org/2001/XMLSchema'

/** The message header, not that of SOAP. */
const isHeader = (one: XmlElement): boolean => one.name === 'Header' && childNamed(one, 'Verb') !== undefined
const isReply = (one: XmlElement): boolean => one.name === 'Reply' && childNamed(one, 'Result') !== undefined
const isError = (one: XmlElement): boolean => one.name === 'Error' && childNamed(one, 'code') !== undefined

const inEach = (
  isMeant: (one: XmlElement) => boolean,
  change: (one: XmlElement) => readonly XmlElement[],
): Variation['behaviours'] => eachElement((one) => (isMeant(one) ? { ...one, children: change(one) } : one))

/** The children of an element and those that it has not yet, in an order of names; what the order does not name comes last. */
function filled(parent: XmlElement, order: readonly string[], further: readonly XmlElement[]): readonly XmlElement[] {
  const there = elements(parent)
  const all = [...there, ...further.filter(({ name }) => !there.some((one) => one.name === name))]
  const place = ({ name }: XmlElement): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...all].sort((one, other) => place(one) - place(other))
}

const headerOrder = [
  ...[
    'Verb',
    'Noun',
    'Revision',
    'ReplayDetection',
    'Context',
    'Timestamp',
    'Source',
    'AsyncReplyFlag',
    'ReplyAddress',
  ],
  ...['AckRequired', 'User', 'MessageID', 'CorrelationID', 'Comment', 'Property'],
]

const fullHeader = inEach(isHeader, (header) => {
  const own = (name: string, content: XmlElement['children'] | string) => element(header.namespace, name, content)
  const created = childText(header, 'Timestamp')
  return filled(header, headerOrder, [
    own('Revision', '2.0'),
    ...(created === undefined
      ? []
      : [own('ReplayDetection', [own('Nonce', 'c3VjaCBhIG5vbmNl'), own('Created', created)])]),
    own('AsyncReplyFlag', 'false'),
    own('AckRequired', 'false'),
    own('User', [own('UserID', 'HES'), own('Organization', 'Example Utility')]),
    own('Comment', 'Nothing to add.'),
    own('Property', [own('Name', 'Node'), own('Value', 'HES-1')]),
    own('Property', [own('Name', 'Queue')]),
  ])
})

const errorOrder = [
  'code',
  'level',
  'reason',
  'details',
  'xpath',
  'stackTrace',
  'Location',
  'ID',
  'relatedID',
  'object',
  'operationId',
]

const fullErrors = inEach(isError, (error) => {
  const own = (name: string, content: XmlElement['children'] | string) => element(error.namespace, name, content)
  return filled(error, errorOrder, [
    own('details', 'Told by the gateway.'),
    own('xpath', 'Header'),
    own('stackTrace', 'at Reader.read(Reader.java:42)'),
    own('Location', [own('node', 'hes-1'), own('stage', 'intake')]),
  ])
})

const isSuccess = (reply: XmlElement): boolean =>
  childText(reply, 'Result') === 'OK' && !childrenNamed(reply, 'Error').length

const withErrors = (reply: XmlElement, errors: readonly XmlElement[]): readonly XmlElement[] => {
  const isBefore = ({ name }: XmlElement): boolean => name === 'Result' || name === 'Error'
  return [...elements(reply).filter(isBefore), ...errors, ...elements(reply).filter((one) => !isBefore(one))]
}

const errorIn = ({ namespace }: XmlElement, fields: Readonly<Record<string, string>>): XmlElement =>
  element(
    namespace,
    'Error',
    Object.entries(fields).map(([name, text]) => element(namespace, name, text)),
  )

const inSuccess = (fields: Readonly<Record<string, string>>): Variation['behaviours'] =>
  inEach(isReply, (reply) => withErrors(reply, isSuccess(reply) ? [errorIn(reply, fields)] : []))

/** An element of another vocabulary, as the wildcards of the envelope let in. */
const trace = element(foreign, 'Trace', [element(foreign, 'Step', 'read'), element(foreign, 'Result', 'FAILED')])

const attribute = (namespace: string, name: string, value: string) => ({ namespace, name, value })

/** What may bear xsi:type: plain texts that the schemas do not restrict. */
const plainTexts: ReadonlySet<string> = new Set(['Source', 'MessageID', 'CorrelationID', 'code', 'details'])

const soapHeader =
  (blocks: (envelope: XmlElement) => readonly XmlElement[]): Variation['behaviours'] =>
  (due) => ({
    'wire.document': (document) => {
      const envelope = due['wire.document'](document)
      return versionOf(envelope) ? withHeaderBlocks(envelope, blocks(envelope)) : envelope
    },
  })

const fullFault: Variation['behaviours'] = (due) => ({
  'wire.document': (document) => {
    const envelope = due['wire.document'](document)
    const version = versionOf(envelope)
    return everywhere(envelope, (one) => {
      if (one.name !== 'Fault' || one.namespace !== envelope.namespace) return one
      const detailed = elements(one).map((part) =>
        part.name.toLowerCase() === 'detail' ? { ...part, children: [trace, ...part.children] } : part,
      )
      const actor = 'http://gateway.example/meters'
      return {
        ...one,
        children:
          version === '1.2'
            ? [...detailed.slice(0, 2), element(one.namespace, 'Node', actor), ...detailed.slice(2)]
            : [...detailed.slice(0, 2), element('', 'faultactor', actor), ...detailed.slice(2)],
      }
    })
  },
})

const looseRoots: ReadonlySet<string> = new Set(['ResponseMessage', 'EventMessage'])

export const envelopeDimensions: readonly Dimension[] = [
  {
    name: 'header',
    values: [
      usual,
      {
        name: 'bare',
        says: 'Neither Timestamp nor Source.',
        behaviours: inEach(isHeader, (header) =>
          elements(header).filter(({ name }) => !['Timestamp', 'Source'].includes(name)),
        ),
      },
      {
        name: 'full',
        says: 'Every field of the header is there, a Property without value, and a Context where the request bears it or none.',
        behaviours: (due) => ({
          ...fullHeader(due),
          'reply.echoedHeaderFields': (context) => ({
            ...due['reply.echoedHeaderFields'](context),
            context: context.request.context?.value ?? 'PRODUCTION',
          }),
        }),
      },
    ],
  },
  {
    name: 'errors',
    values: [
      usual,
      {
        name: 'bare',
        says: 'An Error tells its code, and the object that it is about.',
        behaviours: inEach(isError, (error) =>
          elements(error).filter(({ name }) => ['code', 'ID', 'relatedID', 'object', 'operationId'].includes(name)),
        ),
      },
      {
        name: 'full',
        says: "An Error tells all that it may, and one with a code of the vendor's own stands beside those of a request that fails.",
        behaviours: (due) => {
          const beside = inEach(isReply, (reply) =>
            withErrors(
              reply,
              childText(reply, 'Result') === 'FAILED'
                ? [errorIn(reply, { code: 'EX-4711', level: 'WARNING', reason: 'See the log.' })]
                : [],
            ),
          )
          return fullErrors({ ...due, ...beside(due) })
        },
      },
    ],
  },
  {
    name: 'success',
    values: [
      usual,
      { name: 'code', says: 'OK goes with code 0.0.', behaviours: inSuccess({ code: '0.0' }) },
      {
        name: 'explained-code',
        says: 'OK goes with code 0.0, a level and a reason.',
        behaviours: inSuccess({ code: '0.0', level: 'INFORM', reason: 'No errors.' }),
      },
    ],
  },
  {
    name: 'acknowledgement',
    values: [
      usual,
      {
        name: 'code',
        says: 'A request is acknowledged with code 0.3 and an id of the transaction.',
        behaviours: (due) => ({
          'async.acknowledgement': (outcome) => ({
            transaction: outcome.transaction ?? 'TX-4711',
            ...due['async.acknowledgement'](outcome),
            errors: [{ code: '0.3', level: 'INFORM' }],
          }),
        }),
      },
      {
        name: 'status',
        says: 'A request is acknowledged with HTTP status 202.',
        behaviours: () => ({ 'async.status': () => 202 }),
      },
    ],
  },
  {
    name: 'root',
    values: [
      usual,
      {
        name: 'loose',
        says: 'The root of answers and events is Message.',
        behaviours: eachElement((one) =>
          one.namespace === envelopeNamespace && looseRoots.has(one.name) ? { ...one, name: 'Message' } : one,
        ),
        otherwise: { 'TRS-019': 'The WSDL of the listener names the root by which it takes results: a remark.' },
      },
    ],
  },
  {
    name: 'foreign-elements',
    values: [
      usual,
      {
        name: 'in-wildcards',
        says: 'Elements of another vocabulary stand wherever a wildcard of the envelope lets them in.',
        behaviours: (due) => ({
          'wire.document': (document) =>
            everywhere(due['wire.document'](document), (one) => {
              if (isHeader(one)) return { ...one, children: [...one.children, trace] }
              if (!isReply(one)) return one
              const last = elements(one).filter(({ name }) => name === 'operationId')
              const others = elements(one).filter((child) => !last.includes(child))
              return { ...one, children: [...others, trace, ...last] }
            }),
        }),
      },
    ],
  },
  {
    name: 'soap-header',
    values: [
      usual,
      {
        name: 'blocks',
        says: 'SOAP header blocks that nobody must understand.',
        behaviours: soapHeader(({ namespace }) => [
          { ...trace, attributes: [attribute(namespace, 'mustUnderstand', '0')] },
          element('urn:example:billing', 'Tenant', '17'),
        ]),
      },
      { name: 'empty', says: 'An empty SOAP header.', behaviours: soapHeader(() => []) },
    ],
  },
  {
    name: 'faults',
    values: [
      usual,
      {
        name: 'full',
        says: 'A SOAP fault tells who found it, and its detail holds something else before the message.',
        behaviours: fullFault,
      },
    ],
  },
]

/** What elements bear beside what they hold; it needs prefixes of its own, whatever the others are. */
export const attributes: Dimension = {
  name: 'attributes',
  values: [
    usual,
    {
      name: 'schema-location',
      says: 'Roots bear xsi:schemaLocation, and Body an id; prefixes are declared that nothing uses.',
      behaviours: (due) => ({
        'wire.prefixes': (given, document) => ({
          ...due['wire.prefixes'](given, document),
          [schemaInstance]: 'xsi',
          [schemaLanguage]: 'xsd',
          'urn:example:unused': 'unused',
        }),
        'wire.document': (document) =>
          everywhere(due['wire.document'](document), (one) => {
            if (one.name === 'Body' && childNamed(document, 'Body')?.namespace === one.namespace)
              return { ...one, attributes: [...one.attributes, attribute(foreign, 'Id', 'body-1')] }
            if (one.name !== 'Payload') return one
            return {
              ...one,
              children: elements(one).map((profile) =>
                profile.namespace === one.namespace
                  ? profile
                  : {
                      ...profile,
                      attributes: [
                        ...profile.attributes,
                        attribute(schemaInstance, 'schemaLocation', `${profile.namespace} some.xsd`),
                      ],
                    },
              ),
            }
          }),
      }),
    },
    {
      name: 'types',
      says: 'Plain texts bear xsi:type.',
      behaviours: (due) => ({
        'wire.prefixes': (given, document) => ({
          ...due['wire.prefixes'](given, document),
          [schemaInstance]: 'xsi',
          [schemaLanguage]: 'xsd',
        }),
        'wire.document': (document) =>
          everywhere(due['wire.document'](document), (one) =>
            plainTexts.has(one.name)
              ? { ...one, attributes: [...one.attributes, attribute(schemaInstance, 'type', 'xsd:string')] }
              : one,
          ),
      }),
    },
  ],
}
