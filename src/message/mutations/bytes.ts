import { violates, type Mutation } from './mutation.ts'

/** The first end tag of a Request: whoever mends the rest by guessing still reads the one query, whole. */
const endOfRequest = /<\/(?:[\w.-]+:)?Request>/

function cut(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8')
  const end = endOfRequest.exec(text)
  if (!end) throw new RangeError('A mutation looks for the end of the Request, and there is none.')
  return Buffer.from(text.slice(0, end.index + '</'.length), 'utf8')
}

/** What cannot be parsed at all. */
export const byteMutations: readonly Mutation[] = [
  { name: 'its end cut off', predicts: violates('message.xml'), applyToBytes: cut },
  {
    name: 'plain text in its place',
    predicts: violates('message.xml'),
    applyToBytes: () => Buffer.from('Please read the first meter.', 'utf8'),
  },
  { name: 'nothing in its place', predicts: violates('message.xml'), applyToBytes: () => new Uint8Array() },
]
