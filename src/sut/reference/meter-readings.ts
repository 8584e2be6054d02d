import { buildNames, type ErrorFields, type ObjectName } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { Behaviours, ServedMeter } from '../behaviours.ts'
import { objectError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Query } from './query.ts'
import { supportedReadingTypes } from './readings.ts'
import { resolveObjects } from './resolve.ts'

const namespace = profileNamespace('MeterReadings')
const own = (name: string, content: readonly XmlNode[] | string) => element(namespace, name, content)

/** Answers get(MeterReadings): every meter with every reading type, read now. */
export function readMeters(query: Query, { behaviours, clock }: HeadEnd): Outcome {
  const { meters, errors } = resolveObjects(query.objects, behaviours)
  const asked = query.readingTypes.length ? query.readingTypes : supportedReadingTypes
  const refused = asked.flatMap((code) => refusalOf(code, behaviours))
  const types = behaviours['readings.typesOf'](asked.filter((code) => !behaviours['accepts.readingType'](code)))
  const at = behaviours['readings.time'](clock.now().wall)
  return {
    errors: [...errors, ...refused],
    ...(meters.length &&
      types.length && {
        payload: own('MeterReadings', [
          ...meters.map((meter) => meterReading(meter, types, at, behaviours)),
          ...[...new Set(types)].map(readingType),
        ]),
      }),
  }
}

function refusalOf(code: string, behaviours: Behaviours): readonly ErrorFields[] {
  const reply = behaviours['accepts.readingType'](code)
  if (!reply) return []
  const reason =
    reply === '2.6'
      ? 'A reading type is eighteen whole numbers with dots between them.'
      : 'The meters of this head end do not deliver that reading type.'
  return [objectError(reply, reason, 'ReadingType', { names: [{ name: code }] })]
}

function meterReading(
  { meter, usagePoint }: ServedMeter,
  types: readonly string[],
  at: string,
  behaviours: Behaviours,
): XmlElement {
  return own('MeterReading', [
    identified('Meter', meter),
    ...types.map((type) =>
      own('Readings', [
        own('timeStamp', at),
        own('value', behaviours['readings.value'](meter, type, at)),
        element(namespace, 'ReadingType', [], { ref: behaviours['readings.reference'](type) }),
      ]),
    ),
    ...(usagePoint ? [identified('UsagePoint', usagePoint)] : []),
  ])
}

const identified = (name: string, object: { readonly mRID: string; readonly names: readonly ObjectName[] }) =>
  own(name, [own('mRID', object.mRID), ...buildNames(namespace, object.names)])

/** What the readings refer to, so that the document explains itself. */
const readingType = (code: string) =>
  own('ReadingType', buildNames(namespace, [{ name: code, nameType: 'ReadingType' }]))
