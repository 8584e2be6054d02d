import type { ErrorFields } from '../../message/build.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import { deviceIdsOf, type DeviceIds } from './device-ids.ts'
import { objectError } from './errors.ts'
import { note } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import { referenceIn } from './registry.ts'

/** By what the progress of a job is told: begun, and done. */
export const firmwareCodes = { begun: '3.8.0.242', done: '3.8.0.58' } as const

/** How long it takes to load an image, in milliseconds. */
const loadingMs = 50

/** What was loaded into meters since they were installed. */
export interface Firmware {
  ids(meter: Meter): DeviceIds
  load(meter: Meter, name: keyof DeviceIds, image: string): void
}

export function firmwareAsInstalled(): Firmware {
  const loaded = new Map<Meter, DeviceIds>()
  const ids = (meter: Meter) => loaded.get(meter) ?? deviceIdsOf(meter)
  return {
    ids,
    load: (meter, name, image) => {
      const before = ids(meter)
      loaded.set(meter, { ...before, [name]: { ...before[name], firmwareID: image } })
    },
  }
}

/** An image is for the modem or for the metering, of a version of its own maker. */
export const isImage = (name: keyof DeviceIds, image: string): boolean =>
  (name === 'ComFunction' ? /^COM-\d+\.\d\d$/ : /^MET-\d+\.\d\d$/).test(image)

interface Job {
  readonly meter: Meter
  readonly name: keyof DeviceIds
  readonly image: string
}

/**
 * Carries out change(EndDeviceConfig) of the firmware of meters.
 *
 * @returns undefined where it is about something else
 */
export function changeFirmware(profiles: readonly XmlElement[], headEnd: HeadEnd): Outcome | undefined {
  const { behaviours, agenda, clock } = headEnd
  const jobs = profiles.flatMap((profile) => jobsIn(profile, headEnd))
  if (!jobs.length) return undefined
  const errors = jobs.flatMap(({ meter, name, image }): readonly ErrorFields[] =>
    behaviours['firmware.takes'](name, image)
      ? []
      : [objectError('5.3', 'There is no such image.', 'EndDevice', { mRID: meter.mRID })],
  )
  if (errors.length) return { errors }
  for (const { meter, name, image } of jobs) {
    note(firmwareCodes.begun, meter, headEnd)
    agenda.at(Date.parse(clock.now().wall) + loadingMs, () => {
      const done = behaviours['firmware.loaded'](image)
      if (done !== undefined) headEnd.firmware.load(meter, name, done)
      note(firmwareCodes.done, meter, headEnd)
    })
  }
  return { errors: [], done: true }
}

function jobsIn(profile: XmlElement, { behaviours }: HeadEnd): readonly Job[] {
  const meters = childrenNamed(profile, 'EndDevice').flatMap((one) => behaviours['meters.find'](referenceIn(one)) ?? [])
  return (['ComFunction', 'SimpleEndDeviceFunction'] as const).flatMap((name) => {
    const part = childNamed(profile, name)
    const image = part && childText(part, 'firmwareID')
    return image ? meters.map((meter) => ({ meter, name, image })) : []
  })
}
