import type { DecodedRecord } from '../exchange/decode.ts'
import type { Entry } from '../exchange/entries.ts'

/** The entries of an offending sequence in words, in their order: `m1 get MeterReadings, m2 reply OK, m4 reply OK`. */
export const sequenceInWords = (sequence: readonly number[], view: DecodedRecord): string => {
  const entries = new Map(view.entries.map((entry) => [entry.seq, entry]))
  return sequence.flatMap((seq) => wordsFor(entries.get(seq), view) ?? []).join(', ')
}

function wordsFor(entry: Entry | undefined, view: DecodedRecord): string | undefined {
  switch (entry?.kind) {
    case 'message': {
      const { message, binding } = view.message(entry.seq) ?? {}
      const { verb, noun } = message?.header ?? {}
      const { result, errors = [] } = message?.reply ?? {}
      const says = message
        ? [verb?.value ?? message.archetype, noun?.value, result?.value, errors[0]?.code?.value]
        : [binding?.fault ? 'SOAP fault' : 'no message']
      return [entry.id, ...says].filter(Boolean).join(' ')
    }
    case 'transport':
      return entry.event.replaceAll('-', ' ')
    case 'deadline':
      return `nothing more within ${Math.round(entry.waitedMs)} ms`
    case 'inspected':
      return `switch seen ${entry.told.map(({ position }) => position).join(', ')}`
    default:
      return undefined
  }
}
