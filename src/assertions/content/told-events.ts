import type { DecodedMessage } from '../../exchange/decode.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import { momentOf } from '../expectations/moments.ts'
import { objectIn, type ServedObject } from '../expectations/served.ts'
import { wordsOf } from './profiles.ts'

/** An EndDeviceEvent, as a message tells it. */
export interface ToldEvent {
  readonly message: DecodedMessage
  readonly element: XmlElement
  /** All words by which it calls its type. */
  readonly codes: readonly string[]
  /** Its createdDateTime as it is written, and in milliseconds since 1970 where it tells its zone. */
  readonly at: string | undefined
  readonly ms: number | undefined
  readonly device: ServedObject | undefined
  readonly usagePoint: ServedObject | undefined
}

/** The events that a message tells, in its order. */
export function toldEvents(message: DecodedMessage): readonly ToldEvent[] {
  const profiles = message.message?.payload?.profiles.filter(({ name }) => name === 'EndDeviceEvents') ?? []
  return profiles.flatMap((profile) => {
    const defined = childrenNamed(profile, 'EndDeviceEventType').map((type) => wordsOf(type).map(({ word }) => word))
    return childrenNamed(profile, 'EndDeviceEvent').map((element) => {
      const type = childNamed(element, 'EndDeviceEventType')
      const words = type ? wordsOf(type).map(({ word }) => word) : []
      const at = childText(element, 'createdDateTime') || undefined
      return {
        message,
        element,
        codes: [...words, ...defined.filter((names) => names.some((name) => words.includes(name))).flat()],
        at,
        ms: momentOf(at),
        device: objectIn(element, 'Assets'),
        usagePoint: objectIn(element, 'UsagePoint'),
      }
    })
  })
}

/** Does an event bear one of these codes? */
export const isOfCode = ({ codes }: ToldEvent, wanted: readonly string[]): boolean =>
  codes.some((code) => wanted.includes(code))
