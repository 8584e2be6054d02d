import type { Ics } from '../config/ics.ts'
import type { Ixit, MeterFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { SwitchPosition } from '../exchange/stimuli.ts'
import type { Inspection } from '../sut/control.ts'
import type { Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, idsOf } from './fixtures.ts'

/** How it can be seen where the switches of the SUT are. */
interface Eyes {
  readonly ics: Pick<Ics, 'nouns' | 'switchPosition'>
  readonly ixit: Pick<Ixit, 'switches'>
  readonly inspection: Pick<Inspection, 'means'> | undefined
}

/** Are switches looked at by a reading? So they are where that can be done; otherwise they may be looked at beside our messages. */
export function isReadBySut({ ics, ixit, inspection }: Eyes): boolean {
  if (!ixit.switches || !ics.nouns.includes('MeterReadings')) return false
  return ics.switchPosition === 'reading' || !inspection
}

/** One way to look at the switches of some meters. */
export interface SwitchLook {
  /** That they are in the position; about what a look gave. */
  readonly expected: Expected
  /** Looks at all of them once. Returns the number of the entry about which the expectation then is. */
  once(): Promise<number>
  /** Somebody has to go and look, so it is done no more often than is needed. */
  readonly isLabour: boolean
}

/**
 * How the switches of meters are looked at: by an independent read, or beside our messages where no reading tells them.
 *
 * @throws Inconclusive where nobody can look; NotApplicable where that is so because the SUT answers no readings
 */
export function switchLook(
  conversation: Conversation,
  meters: readonly MeterFixture[],
  position: SwitchPosition,
): SwitchLook {
  const { inspection } = conversation
  const { ics, ixit } = conversation.setting
  const objects = meters.map(idsOf)
  if (ixit.switches && isReadBySut({ ics, ixit, inspection })) {
    const { readingType, openValue, closedValue } = ixit.switches
    const value = position === 'open' ? openValue : closedValue
    const query = { noun: 'MeterReadings' as const, meters: meters.map(byAnyId), readingTypes: [readingType] }
    return {
      expected: { form: 'switch', meters: objects, readingType, value },
      once: () => conversation.ask({ query }),
      isLabour: false,
    }
  }
  if (!inspection && !ics.nouns.includes('MeterReadings'))
    throw new NotApplicable(
      'The ICS says that MeterReadings is not supported (ics.nouns), and nothing else tells where a switch is (ixit.hooks.inspect).',
    )
  if (!inspection)
    throw new Inconclusive('The position of a switch cannot be seen. Fill in ixit.switches, or ixit.hooks.inspect.')
  return {
    expected: { form: 'switch-seen', meters: objects, position },
    once: () => inspection.look(objects),
    isLabour: inspection.means === 'operator',
  }
}
