import {
  parseEndDeviceCode,
  explainEndDeviceControlParts,
  explainEndDeviceEventParts,
} from '../../standard/codes/end-device.ts'
import type { ParsedCode } from '../../standard/codes/dotted.ts'
import { explainReadingTypeParts } from '../../standard/codes/explain-reading-type.ts'
import { unknownParts, type ExplainedPart } from '../../standard/codes/explanation.ts'
import { explainReadingQualityParts, parseReadingQuality } from '../../standard/codes/reading-quality.ts'
import { parseReadingType } from '../../standard/codes/reading-type.ts'
import type { CodeTables } from '../../standard/codes/tables.ts'
import { childrenNamed, textOf } from '../../xml/tree.ts'
import { eachMessage, type Assertion, type Judgement } from '../assertion.ts'
import { looksLikeReadingType, named, wordsOf } from './profiles.ts'

/** A malformed code, or the parts of a well-formed one. */
type Read = { readonly problem: string } | { readonly parts: readonly ExplainedPart[] }

/** One kind of code: which element bears it, which words are meant as one, and how it is read. */
interface Kind {
  readonly id: string
  readonly element: string
  readonly what: string
  /** The requirement of which it is the purpose. */
  readonly requirement: string
  /** Words of another shape are names or ids, of which no code can be demanded. */
  readonly meant: RegExp
  /** Is the shape its own? Otherwise a word of it beside a name of another shape may be a number of the vendor's. */
  readonly distinct: boolean
  readonly read: (word: string, tables: CodeTables) => Read
}

const numbersWithDots = /^\d+(\.\d+)+$/

/** A reader made from how a kind of code is parsed and how its parts are explained. */
const reading =
  <Field extends string>(
    parse: (word: string) => ParsedCode<Field>,
    explain: (parts: Readonly<Record<Field, number>>, tables: CodeTables) => readonly ExplainedPart[],
  ): Kind['read'] =>
  (word, tables) => {
    const parsed = parse(word)
    return parsed.ok ? { parts: explain(parsed.parts, tables) } : { problem: parsed.problem.message }
  }

const kinds: readonly Kind[] = [
  {
    id: 'code.reading-type',
    element: 'ReadingType',
    requirement: 'RD-001',
    what: 'a reading type of 18 whole numbers',
    meant: looksLikeReadingType,
    distinct: true,
    read: reading(parseReadingType, explainReadingTypeParts),
  },
  {
    id: 'code.reading-quality',
    element: 'ReadingQualityType',
    requirement: 'RD-014',
    what: 'a reading quality of three whole numbers',
    meant: numbersWithDots,
    distinct: false,
    read: reading(parseReadingQuality, explainReadingQualityParts),
  },
  {
    id: 'code.end-device-event',
    element: 'EndDeviceEventType',
    requirement: 'EVT-002',
    what: 'an event type of four whole numbers',
    meant: numbersWithDots,
    distinct: false,
    read: reading(parseEndDeviceCode, explainEndDeviceEventParts),
  },
  {
    id: 'code.end-device-control',
    element: 'EndDeviceControlType',
    requirement: 'RCD-005',
    what: 'a control type of four whole numbers',
    meant: numbersWithDots,
    distinct: false,
    read: reading(parseEndDeviceCode, explainEndDeviceControlParts),
  },
]

/** A value that our tables do not hold is not judged. */
const known = (word: string, unknown: readonly ExplainedPart[]): Pick<Judgement, 'outcome' | 'actual'> =>
  unknown.length
    ? { outcome: 'not-judged', actual: `${word}: ${unknown.map(({ words }) => words).join(', ')}` }
    : { outcome: 'pass' }

/** Rules on codes: a malformed one is a finding; a value that our tables do not hold is not judged. */
export const codeAssertions: readonly Assertion[] = kinds.map(
  ({ id, element, what, requirement, meant, distinct, read }) => ({
    id,
    rule: `What is written as a code in ${element} is ${what}.`,
    requirements: [requirement],
    standing: {
      strength: 'must',
      basis: 'reported',
      claim: 'payload',
      source: 'the procedure for generating such names; part tables of public models',
    },
    hint: `Build the code from its parts; \`cim9 explain CODE\` tells what each part means.`,
    judge: eachMessage(function* (message, { standard }) {
      const types = [...named(message, element, standard)]
      const mRIDs = new Set(types.flatMap((type) => childrenNamed(type, 'mRID').map(textOf)))
      for (const type of types) {
        // An mRID has a form of its own, whatever it looks like; so has a reference to one.
        const names = wordsOf(type).filter(({ word }) => !mRIDs.has(word))
        const words = names.filter(({ word }) => meant.test(word))
        const readings = words.map((one) => ({ ...one, found: read(one.word, standard.codes) }))
        // A type may bear other names beside its code; only one without any good code is malformed.
        const good = readings.filter(({ found }) => 'parts' in found)
        if (!good.length && !distinct && words.length < names.length) continue
        for (const { word, element: place, found } of good.length ? good : readings)
          yield 'problem' in found
            ? { outcome: 'fail', message, element: place, expected: what, actual: found.problem }
            : { message, element: place, ...known(word, unknownParts(found.parts)) }
      }
    }),
  }),
)
