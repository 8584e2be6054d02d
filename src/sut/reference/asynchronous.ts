import { childrenNamed, elements, type XmlElement } from '../../xml/tree.ts'
import type { Outcome } from './outcome.ts'

/** An answer that comes later is divided where it holds more meter readings than this. */
const largestPart = 3

/** What the asker is told at once where the answer comes later. */
export const acknowledgement: Outcome = { errors: [], accepted: true }

/**
 * The parts in which an answer comes later: one, or several of which each but the last says by code 0.1 that more is to
 * come. Errors stand in the last.
 *
 * @param largest so many meter readings are in a part at most
 */
export function partsOf(outcome: Outcome, largest = largestPart): readonly Outcome[] {
  const { payload, parts } = outcome
  if (parts) return parts
  const readings = payload ? childrenNamed(payload, 'MeterReading') : []
  if (!payload || readings.length <= largest) return [outcome]
  const chunks = Array.from({ length: Math.ceil(readings.length / largest) }, (_, index) =>
    readings.slice(index * largest, (index + 1) * largest),
  )
  return chunks.map((chunk, index) => {
    const part = { payload: withReadings(payload, chunk) }
    return index < chunks.length - 1
      ? { ...part, errors: [{ code: '0.1', level: 'INFORM', reason: 'More readings follow.' }] }
      : { ...part, errors: outcome.errors }
  })
}

function withReadings(payload: XmlElement, readings: readonly XmlElement[]): XmlElement {
  const others = elements(payload).filter(({ name }) => name !== 'MeterReading')
  return { ...payload, children: [...readings, ...others] }
}
