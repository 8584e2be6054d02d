import type { DecodedMessage } from '../../exchange/decode.ts'
import { attributeOf, childNamed, childrenNamed, childText } from '../../xml/tree.ts'
import { servedReadings, type ServedReading, type ServedValue } from './served.ts'

/** A value with the moment it is of. */
export interface TimedValue extends ServedValue {
  readonly reading: ServedReading
  /** Milliseconds since 1970; undefined where no time is told, or one without zone. */
  readonly ms: number | undefined
  /** Its time, or that of the end of its interval, as it is written. */
  readonly time: string | undefined
}

const hasZone = (time: string): boolean => /(Z|[+-]\d\d:\d\d)$/.test(time)

/** A moment told with its zone, in milliseconds since 1970. */
export function momentOf(time: string | undefined): number | undefined {
  const ms = time !== undefined && hasZone(time) ? Date.parse(time) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

/** A period with ends that were told with their zones. */
export const spanOf = ({ start, end }: { start: string; end: string }) => ({
  start: Date.parse(start),
  end: Date.parse(end),
})

/** All values that a reply serves, of one reading type or of any. */
export function valuesIn(reply: DecodedMessage, readingType?: string): readonly TimedValue[] {
  return servedReadings(reply).flatMap((reading) =>
    reading.values
      .filter(({ readingTypes }) => readingType === undefined || readingTypes.includes(readingType))
      .map((value) => {
        const stated = childNamed(value.element, 'timePeriod')
        const time = value.timeStamp ?? (stated && childText(stated, 'end'))
        return { ...value, reading, time, ms: momentOf(time) }
      }),
  )
}

/** What a reading says of its quality, in one text. */
export const qualityOf = ({ element }: ServedValue): string => qualitiesOf({ element }).sort().join(' ')

/** The references by which a reading names its qualities. */
export const qualitiesOf = ({ element }: Pick<ServedValue, 'element'>): string[] =>
  childrenNamed(element, 'ReadingQualities')
    .flatMap((quality) => childrenNamed(quality, 'ReadingQualityType'))
    .map((type) => attributeOf(type, 'ref') ?? '')
