import type { DecodedMessage } from '../../exchange/decode.ts'
import { multiplierOf, parseReadingType, registerOf } from '../../standard/codes/reading-type.ts'
import type { Standard } from '../../standard/standard.ts'
import { attributeOf, childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { hasZone, isTime, named, readingTypeOf } from './profiles.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

/** Does a reading type, by its code, have a unit? What has none may be a date, a position or a text. */
function hasUnit(readingType: string | undefined): boolean {
  const type = parseReadingType(readingType ?? '')
  return type.ok && type.parts.unit !== 0
}

const number: Assertion = {
  id: 'value.number',
  rule: 'The value of a reading whose type is a code with a unit is a number.',
  requirements: ['RD-001'],
  standing: payload('should', 'reported', 'value is a float in a draft of the profile and a string in the later one'),
  hint: 'Write the number alone; unit and multiplier are parts of the reading type.',
  judge: eachMessage(function* (message, { standard }) {
    for (const { reading, readingType } of readingsIn(message, standard)) {
      const value = childNamed(reading, 'value')
      const text = childText(reading, 'value')
      if (!value || !text || !hasUnit(readingType)) continue
      yield judged(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text), {
        message,
        element: value,
        expected: 'a number',
        actual: text,
      })
    }
  }),
}

/** Readings and the readings of interval blocks, each with the type it is of. */
function* readingsIn(message: DecodedMessage, standard: Standard) {
  for (const reading of named(message, 'Readings', standard)) yield { reading, readingType: readingTypeOf(reading) }
  for (const block of named(message, 'IntervalBlocks', standard))
    for (const reading of childrenNamed(block, 'IntervalReadings')) yield { reading, readingType: readingTypeOf(block) }
}

const zone: Assertion = {
  id: 'value.time-zone',
  rule: 'The time stamp of a reading tells its time zone.',
  requirements: ['RD-001'],
  standing: payload('should', 'reported', 'representation of time; xs:dateTime itself allows no zone'),
  hint: 'Write Z or an offset such as +01:00: on the day clocks go back, an hour comes twice.',
  judge: eachMessage(function* (message, { standard }) {
    for (const { reading } of readingsIn(message, standard)) {
      const stamp = childNamed(reading, 'timeStamp')
      const text = childText(reading, 'timeStamp')
      if (!stamp || !text || !isTime(text)) continue
      yield judged(hasZone(text), { message, element: stamp, expected: 'a time with zone', actual: text })
    }
  }),
}

/** How far two values of one register may differ: half a unit of the coarser one's last digit, and a little for rounding. */
const resolution = (text: string, multiplier: number): number =>
  10 ** (multiplier - (text.split('.')[1]?.length ?? 0)) * 1.0001

/** What a reading says of its quality: a raw value and its correction may stand side by side. */
const qualityOf = (reading: XmlElement): string =>
  childrenNamed(reading, 'ReadingQualities')
    .flatMap((quality) => childrenNamed(quality, 'ReadingQualityType'))
    .map((type) => attributeOf(type, 'ref') ?? '')
    .sort()
    .join(' ')

const oneRegister: Assertion = {
  id: 'value.one-register',
  rule: 'One register of one meter at one moment has one value of one quality, in whichever multiplier it is told.',
  requirements: ['RD-005'],
  standing: payload(
    'must',
    'inferred',
    'the multiplier is part of the reading type; the commonest defect between systems',
  ),
  hint: 'The same register was told twice and the two do not agree: look at the multiplier (part 16).',
  judge: eachMessage(function* (message, { standard }) {
    for (const reading of named(message, 'MeterReading', standard)) {
      const seen: { register: string; at: string; quality: string; multiplier: number; text: string }[] = []
      for (const one of childrenNamed(reading, 'Readings')) {
        const type = parseReadingType(readingTypeOf(one) ?? '')
        const text = childText(one, 'value')
        const at = childText(one, 'timeStamp')
        if (!type.ok || !text || !at || Number.isNaN(Number(text))) continue
        const register = registerOf(type.parts)
        const quality = qualityOf(one)
        const here = { register, at, quality, multiplier: multiplierOf(type.parts), text }
        const twin = seen.find((other) => other.register === register && other.at === at && other.quality === quality)
        seen.push(here)
        if (!twin) continue
        const [mine, theirs] = [here, twin].map(({ text: digits, multiplier }) => Number(digits) * 10 ** multiplier)
        const apart = Math.abs((mine ?? 0) - (theirs ?? 0))
        const allowed = Math.max(resolution(text, here.multiplier), resolution(twin.text, twin.multiplier))
        yield judged(apart <= allowed, {
          message,
          element: one,
          expected: `${twin.text} times ten to the ${twin.multiplier}`,
          actual: `${text} times ten to the ${here.multiplier}`,
        })
      }
    }
  }),
}

/** Rules on values and their times. */
export const valueAssertions: readonly Assertion[] = [number, zone, oneRegister]
