import type { NameDifference } from '../../config/data-fixtures.ts'
import type { Expected } from '../../exchange/entries.ts'
import type { Asking, Conversation } from '../conversation.ts'
import { byAnyId, byName, idsOf } from '../fixtures.ts'
import { askReadings, bySerialNumber, type Subject } from '../subject.ts'
import { filledIn, meterOf } from './fixtures.ts'

const lookAlikesOf = ({ setting }: Conversation) => filledIn(setting.ixit.lookAlikes, 'ixit.lookAlikes')

/** A name that is not that of the meter, and differs from it in one thing only. */
export function nameLookAlike(subject: Subject, conversation: Conversation, difference: NameDifference): void {
  const { meter, names } = lookAlikesOf(conversation)
  const named = meterOf(conversation, meter)
  const name = filledIn(names[difference], `ixit.lookAlikes.names["${difference}"]`)
  const [own] = byName(named, conversation.setting.ixit.naming.meterNameType).names ?? []
  subject.bad.push({ names: [{ ...own, name }] })
}

/** The meter that the look-alikes resemble, in the place of what was named before. */
export function nameMeterOfLookAlikes(subject: Subject, conversation: Conversation): void {
  subject.bad = []
  subject.good = [meterOf(conversation, lookAlikesOf(conversation).meter)]
}

/** Nobody is served for a look-alike; where the ICS says that the difference is overlooked, the meter under its true name. */
export function lookAlikeTaken(
  subject: Subject,
  conversation: Conversation,
  difference: NameDifference,
): readonly Expected[] {
  const { meter } = lookAlikesOf(conversation)
  const known = idsOf(meterOf(conversation, meter))
  const readingTypes = subject.goodTypes
  return conversation.setting.ics.namesFolded.includes(difference)
    ? [{ form: 'readings', meters: [known], usagePoints: [], readingTypes }]
    : [
        { form: 'refused', what: 'object' },
        { form: 'not-served', objects: [known], readingTypes: [] },
      ]
}

/** The request for the readings of the usage point at which the meter is installed. */
export function askByUsagePoint(subject: Subject, conversation: Conversation): Asking {
  const [meter] = subject.good
  const { usagePoints } = conversation.setting.ixit
  const point = usagePoints.find(
    ({ mRID, names }) =>
      meter?.usagePoint !== undefined &&
      (mRID === meter.usagePoint || names.some(({ name }) => name === meter.usagePoint)),
  )
  const installed = filledIn(point, 'ixit.meters[].usagePoint of the meter, and ixit.usagePoints')
  return askReadings({ ...subject, good: [], usagePoints: [installed] }, conversation, 'any id')
}

/** The request for the configuration of the meters, called by their serial numbers. */
export const askConfigBySerialNumber = (subject: Subject, conversation: Conversation): Asking => ({
  query: {
    noun: 'MeterConfig',
    meters: [
      ...subject.good.map((meter) => bySerialNumber(meter, conversation)),
      ...subject.bad.map((meter) => (meter.names.length ? byName(meter) : byAnyId(meter))),
    ],
  },
})
