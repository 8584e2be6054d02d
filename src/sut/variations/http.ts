import type { HttpAnswer, Pieces } from '../reference/http-answer.ts'
import { usual, type Dimension, type Variation } from './variation.ts'

/** How HTTP carries a document. */

const contentType =
  (change: (due: string) => string): Variation['behaviours'] =>
  (due) => ({ 'http.contentType': (told) => change(due['http.contentType'](told)) })

const inPieces =
  (pieces: Pieces): Variation['behaviours'] =>
  (due) => ({
    'wire.send': (answer) => {
      const treatment = due['wire.send'](answer)
      return treatment.kind === 'send' ? { ...treatment, pieces } : treatment
    },
  })

const headers =
  (change: (headers: HttpAnswer['headers']) => HttpAnswer['headers']): Variation['behaviours'] =>
  (due) => ({ 'wire.send': (answer) => due['wire.send']({ ...answer, headers: change(answer.headers) }) })

const inCapitals = (name: string): string => name.toUpperCase()
const asInBooks = (name: string): string => name.replace(/\b[a-z]/g, inCapitals)

export const httpDimensions: readonly Dimension[] = [
  {
    name: 'content-type',
    values: [
      usual,
      {
        name: 'without-charset',
        says: 'The content type tells no charset.',
        behaviours: contentType((due) => due.replace(/; charset=[^;]*/, '')),
      },
      {
        name: 'capitals',
        says: 'Capitals, quotes, no blanks and a parameter more.',
        behaviours: contentType((due) =>
          due
            .replace(/^text\/xml/, 'Text/XML')
            .replace(/; charset=([^;]*)/, (_, charset: string) => `;Charset="${inCapitals(charset)}";x-origin=meter`),
        ),
      },
    ],
  },
  {
    name: 'transfer',
    values: [
      usual,
      {
        name: 'chunked',
        says: 'The body comes in chunks, its length not told before.',
        behaviours: inPieces({ bytes: 2_000, pauseMs: 0, announced: false }),
      },
      {
        name: 'slow',
        says: 'The body comes bit by bit, with pauses.',
        behaviours: inPieces({ bytes: 701, pauseMs: 2, announced: true }),
      },
    ],
  },
  {
    name: 'http-headers',
    values: [
      usual,
      {
        name: 'others-first',
        says: 'Further headers before those that are due, and a connection for each exchange.',
        behaviours: headers((due) => ({
          server: 'ExampleServer/1.0',
          'set-cookie': 'session=4711; HttpOnly',
          'cache-control': 'no-store',
          connection: 'close',
          ...due,
        })),
      },
      {
        name: 'capitals',
        says: 'The names of headers begin with capitals, in another order.',
        behaviours: headers((due) =>
          Object.fromEntries(
            Object.entries(due)
              .reverse()
              .map(([name, value]) => [asInBooks(name), value]),
          ),
        ),
      },
    ],
  },
]
