import { envelopeNamespace } from '../message/namespaces.ts'
import { childNamed, elements, type XmlElement } from '../xml/tree.ts'
import { Inconclusive } from './errors.ts'

/**
 * Typed payloads hold a profile, and beside it a set, compressed content or a format, as the public templates of the typed
 * messages show them: what names something by an id alone, or is a set or compressed as a whole, has no place in them.
 *
 * @param message as it is to be sent, before it is dressed as a typed message
 * @throws Inconclusive where a typed service has no place for it
 */
export function requirePlace(message: XmlElement, noun: string): void {
  const payload = childNamed(message, 'Payload')
  const parts = payload ? elements(payload) : []
  const misfit = noun === 'OperationSet' ? 'a set of operations' : misfits[foreignTo(parts)?.name ?? '']
  if (misfit !== undefined)
    throw new Inconclusive(
      `The typed services have no place for ${misfit}. Run the case over a generic wrapper (binding.wrapper).`,
    )
}

const misfits: Readonly<Record<string, string>> = {
  ID: 'the id of what is cancelled, closed or deleted',
  Compressed: 'content that is compressed as a whole',
  OperationSet: 'a set of operations',
}

const foreignTo = (parts: readonly XmlElement[]): XmlElement | undefined =>
  parts.find(({ name, namespace }) => namespace === envelopeNamespace && name in misfits)
