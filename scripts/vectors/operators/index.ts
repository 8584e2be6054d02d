import { documentOperators } from './documents.ts'
import { elementOperators } from './elements.ts'
import { envelopeOperators } from './envelopes.ts'
import type { Operator } from './operator.ts'
import { inMessage, recordOperators } from './records.ts'

const onMessages = [...elementOperators, ...documentOperators, ...envelopeOperators]

/** All operators by name; the manifest calls them so. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [...onMessages, inMessage(onMessages), ...recordOperators].map((one) => [one.name, one]),
)
