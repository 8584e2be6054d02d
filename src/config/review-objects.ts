import type { Ixit, ObjectFixture } from './ixit.ts'
import { contradiction, note, type Notice } from './review-notice.ts'

/** One object of the IXIT, and where it stands. */
interface Listed {
  readonly where: string
  readonly object: ObjectFixture
}

const listed = (where: string, objects: readonly (ObjectFixture | undefined)[]): readonly Listed[] =>
  objects.flatMap((object, index) => (object ? [{ where: `${where}[${index}]`, object }] : []))

/** What is said of objects twice, and differently: a judge could not tell whose data it sees, nor a guard whom it spares. */
export function contradictionsOfObjects(ixit: Ixit): readonly Notice[] {
  const { sacrificial } = ixit
  const known = [...listed('ixit.meters', ixit.meters), ...listed('ixit.sacrificial.meters', sacrificial.meters)]
  const points = [
    ...listed('ixit.usagePoints', ixit.usagePoints),
    ...listed('ixit.sacrificial.usagePoints', sacrificial.usagePoints),
  ]
  return [
    ...both(known, listed('ixit.unknownMeters', ixit.unknownMeters)),
    ...both(points, listed('ixit.unknownUsagePoint', [ixit.unknownUsagePoint])),
    ...both(
      listed('ixit.groups.meters.group', [ixit.groups.meters?.group]),
      listed('ixit.groups.unknown', [ixit.groups.unknown]),
    ),
    ...twice(listed('ixit.meters', ixit.meters)),
    ...twice(listed('ixit.usagePoints', ixit.usagePoints)),
    ...typesBoth(ixit),
    ...pointsNotListed(ixit),
  ]
}

/** Names count with their kind and authority: one text may be two names. */
const idsOf = ({ mRID, names }: ObjectFixture): readonly string[] => [
  ...(mRID === undefined ? [] : [`the mRID ${mRID}`]),
  ...names.map(({ name, nameType, authority }) => `the name ${[name, nameType, authority].filter(Boolean).join(', ')}`),
]

const shared = (one: ObjectFixture, other: ObjectFixture): string | undefined => {
  const ids = new Set(idsOf(other))
  return idsOf(one).find((id) => ids.has(id))
}

const both = (known: readonly Listed[], unknown: readonly Listed[]): readonly Notice[] =>
  unknown.flatMap((stranger) =>
    known.flatMap(({ where, object }) => {
      const id = shared(object, stranger.object)
      return id === undefined
        ? []
        : [
            contradiction(
              `${where} and ${stranger.where}`,
              `${capital(id)} is listed as one that exists, and as one that does not. Write an id into ${stranger.where} that nobody bears.`,
            ),
          ]
    }),
  )

const twice = (objects: readonly Listed[]): readonly Notice[] =>
  objects.flatMap(({ where, object }, index) =>
    objects.slice(index + 1).flatMap((other) => {
      const id = shared(object, other.object)
      return id === undefined
        ? []
        : [
            contradiction(
              `${where} and ${other.where}`,
              `${capital(id)} stands for two objects, so the data of one cannot be told from those of the other. Give each its own ids.`,
            ),
          ]
    }),
  )

const typesBoth = ({ readingTypes: { supported, unsupported } }: Ixit): readonly Notice[] =>
  unsupported !== undefined && supported.includes(unsupported)
    ? [
        contradiction(
          'ixit.readingTypes',
          `${unsupported} is listed as supported, and as unsupported. Write a type into unsupported that the SUT does not deliver.`,
        ),
      ]
    : []

const pointsNotListed = ({ meters, usagePoints }: Ixit): readonly Notice[] =>
  meters.flatMap(({ usagePoint }, index) =>
    usagePoint === undefined ||
    usagePoints.some(({ mRID, names }) => mRID === usagePoint || names.some(({ name }) => name === usagePoint))
      ? []
      : [
          note(
            `ixit.meters[${index}].usagePoint`,
            `${usagePoint} is no usage point of ixit.usagePoints, so the meter is taken as one without a place. List it there with all its ids.`,
          ),
        ],
  )

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
