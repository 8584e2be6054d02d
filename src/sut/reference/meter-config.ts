import { buildNames } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { DeviceIds } from './device-ids.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import type { Query } from './query.ts'
import { resolveObjects } from './resolve.ts'

const namespace = profileNamespace('MeterConfig')
const own = (name: string, content: readonly XmlNode[] | string) => element(namespace, name, content)

/** Answers get(MeterConfig): what is on file about every meter asked for. */
export function describeMeters(query: Query, headEnd: HeadEnd): Outcome {
  const { meters, errors } = resolveObjects(query.objects, headEnd.behaviours)
  const described = [...new Set(meters.map(({ meter }) => meter))]
  return described.length ? { ...describe(described, headEnd), errors } : { errors }
}

/** Answers get(MeterConfig) that asks for what changed in a period, page by page. */
export function describeChanged({ scheduled, options }: Query, headEnd: HeadEnd): Outcome {
  const { behaviours } = headEnd
  const changed = behaviours['meters.changed'](scheduled).map((meter) => ({ meter }))
  const page = behaviours['meters.page'](changed, options).map(({ meter }) => meter)
  return describe(page, headEnd)
}

/** What is on file about these. */
function describe(described: readonly Meter[], { behaviours, firmware }: HeadEnd): Outcome {
  const functions = described.map((meter) => ({
    meter,
    ids: behaviours['config.deviceIds'](meter, firmware.ids(meter)),
  }))
  return {
    errors: [],
    payload: own('MeterConfig', [
      ...functions.map(({ meter, ids }) => functionOf('ComFunction', meter, ids)),
      ...described.map(meterOf),
      ...functions.map(({ meter, ids }) => functionOf('SimpleEndDeviceFunction', meter, ids)),
    ]),
  }
}

/** Its communication, or its metering; each has an id of its own, made from that of the meter. */
function functionOf(name: keyof DeviceIds, meter: Meter, ids: DeviceIds): XmlElement {
  const { firmwareID, hardwareID, programID } = ids[name]
  return own(name, [
    own('mRID', functionId(name, meter)),
    own('firmwareID', firmwareID),
    own('hardwareID', hardwareID),
    own('programID', programID),
  ])
}

const functionId = (name: keyof DeviceIds, { mRID }: Meter): string =>
  mRID.replace(/^./, name === 'ComFunction' ? 'c' : 'e')

const reference = (name: keyof DeviceIds, meter: Meter): XmlElement =>
  element(namespace, name, [], { ref: functionId(name, meter) })

/** The children in the order of the profile's Meter. */
function meterOf(meter: Meter): XmlElement {
  return own('Meter', [
    own('mRID', meter.mRID),
    own('amrSystem', 'cim9'),
    own('isVirtual', 'false'),
    own('serialNumber', meter.serialNumber),
    reference('ComFunction', meter),
    reference('SimpleEndDeviceFunction', meter),
    own('lifecycle', [own('installationDate', meter.installed)]),
    ...buildNames(namespace, meter.names),
  ])
}
