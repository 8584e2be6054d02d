import { gzipSync } from 'node:zlib'
import { dress, wrapFault, wrapSoap } from '../../src/binding/soap.ts'
import { wrappers } from '../../src/binding/wrappers.ts'
import { armoured, armours } from '../../src/message/compressed.ts'
import type { Archetype } from '../../src/message/model.ts'
import { envelopeNamespace } from '../../src/message/namespaces.ts'
import { usualForm, type EnvelopeForm } from '../../src/standard/envelope-form.ts'
import { element, type XmlElement } from '../../src/xml/tree.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { elementParticles } from '../standard/outlines/verdict.ts'
import { declared, generated, type Outlined, type Wanted } from './generated.ts'
import { pick } from './property.ts'
import { written } from './written.ts'

/** Messages made at random: an envelope of any kind, in any clothes, around a profile. */

export interface Dressed {
  readonly archetype: Archetype
  readonly wrapper: keyof typeof wrappers
  readonly document: XmlElement
}

const verbs = {
  RequestMessage: ['create', 'change', 'cancel', 'close', 'delete'],
  EventMessage: ['created', 'changed', 'canceled', 'closed', 'deleted'],
} as const
const styles = ['generic-bare', 'generic-wrapped', 'typed'] as const
const soaps = ['none', '1.1', '1.2'] as const
/** What an Error may say beside OK, and what it says where something failed. */
const codes = {
  OK: ['0.0', '0.1', '0.2', '0.3'],
  PARTIAL: ['2.4', '0.1', '5.1'],
  FAILED: ['2.4', '5.1', '1.1'],
} as const

/** A message around a profile of that outline. */
export function messageWith(outlinedAs: Outlined, roll: Dice): Dressed {
  const noun = outlinedAs.noun ?? ''
  const isQuery = outlinedAs.kind === 'query-profile'
  const kinds = ['RequestMessage', 'ResponseMessage', 'EventMessage', 'FaultMessage', 'Message'] as const
  const archetype = isQuery ? 'RequestMessage' : pick(kinds, roll)
  const verb =
    archetype === 'EventMessage' ? pick(verbs.EventMessage, roll) : isQuery ? 'get' : pick(verbs.RequestMessage, roll)
  const inHeader = archetype === 'ResponseMessage' ? 'reply' : verb
  const profile = () => generated(declared(outlinedAs.file, outlinedAs.roots[0] ?? ''), roll)
  const envelope = isQuery
    ? requestWith(profile(), noun, roll)
    : envelopeOf(archetype, { verb: inHeader, noun, payload: () => payloadOf(profile, noun, roll) }, roll)
  return { ...clothed(envelope, { noun, verb }, roll), archetype }
}

/** A query as a generic envelope; in the form of the envelope that is given, and with what is wanted of it. */
export const requestWith = (
  query: XmlElement,
  noun: string,
  roll: Dice,
  form: EnvelopeForm = usualForm,
  wanted: Wanted = {},
): XmlElement => {
  const { message, part } = envelopeIn('RequestMessage', form, roll, { Verb: 'get', Noun: noun }, wanted)
  const request = part('Request')
  return message([part('Header'), { ...request, children: [...request.children, query] }])
}

interface Holding {
  readonly verb: string
  readonly noun: string
  readonly payload: () => XmlElement
}

function envelopeOf(archetype: Archetype, { verb, noun, payload }: Holding, roll: Dice): XmlElement {
  const result = pick(['OK', 'PARTIAL', 'FAILED'] as const, roll)
  const fixed = { Verb: verb, Noun: noun, 'Reply/Result': result }
  const { message, part } = envelopeIn(archetype, usualForm, roll, fixed, {
    texts: { 'Error/code': () => pick(codes[result], roll) },
  })
  const header = () => (archetype === 'FaultMessage' ? [] : [part('Header')])
  const request = () =>
    (archetype === 'RequestMessage' || archetype === 'Message') && roll(3) ? [part('Request')] : []
  const reply = () =>
    /^(Response|Fault)/.test(archetype) || (archetype === 'Message' && roll(2)) ? [part('Reply')] : []
  const served = () => (archetype !== 'FaultMessage' && (roll(4) || archetype !== 'ResponseMessage') ? [payload()] : [])
  return message([...header(), ...request(), ...reply(), ...served()])
}

/** The parts of an envelope, each made after its outline. */
function envelopeIn(
  archetype: Archetype,
  { dialect, wildcards }: EnvelopeForm,
  roll: Dice,
  fixed: Readonly<Record<string, string>>,
  { texts, needed }: Wanted,
) {
  const isUsual = dialect === usualForm.dialect && wildcards === usualForm.wildcards
  const root = declared(isUsual ? 'Message.xsd' : `Message.${dialect}-${wildcards}.xsd`, archetype)
  const parts = root.content().particles.flatMap(elementParticles)
  const always = Object.fromEntries(Object.entries(fixed).map(([name, text]) => [name, () => text]))
  return {
    message: (children: readonly XmlElement[]) => element(envelopeNamespace, archetype, children),
    part: (name: string) => {
      const particle = parts.find((one) => one.name === name)
      if (!particle) throw new Error(`There is no ${name} in ${archetype}.`)
      return generated(particle, roll, { texts: { ...texts, ...always }, ...(needed && { needed }) })
    },
  }
}

/** A Payload with profiles, with one that is compressed, with a set of operations, with ids alone, or with nothing. */
function payloadOf(profile: () => XmlElement, noun: string, roll: Dice): XmlElement {
  const own = (name: string, content: readonly XmlElement[] | string) => element(envelopeNamespace, name, content)
  const operation = (_: unknown, index: number) =>
    own('Operation', [
      own('operationId', String(index + 1)),
      own('noun', noun),
      own('verb', pick(verbs.RequestMessage, roll)),
      ...(roll(2) ? [profile()] : []),
    ])
  const some = () => ({ length: 1 + roll(3) })
  const contents = [
    () => Array.from(some(), profile),
    () => [own('Compressed', armoured(gzipSync(written(profile(), roll)), pick(armours, roll)))],
    () => [own('OperationSet', Array.from(some(), operation))],
    () => Array.from(some(), () => own('ID', 'tx-4711')),
    () => [],
  ] as const
  return own('Payload', [...pick(contents, roll)(), ...(roll(3) === 2 ? [own('Format', 'XML')] : [])])
}

/** The envelope in clothes that it may wear. */
function clothed(envelope: XmlElement, operation: { noun: string; verb: string }, roll: Dice) {
  const wrapper = pick(styles, roll)
  const soap = pick(soaps, roll)
  const style = wrappers[wrapper]
  if (soap === 'none') return { wrapper, document: dress(envelope, style, operation) }
  return envelope.name === 'FaultMessage' && roll(2)
    ? { wrapper, document: wrapFault('Client', 'not as it should be', dress(envelope, style, operation), soap) }
    : { wrapper, document: wrapSoap(envelope, style, operation, soap) }
}
