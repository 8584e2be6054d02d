import { buildNames } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import type { Query } from './query.ts'
import { resolveObjects } from './resolve.ts'

const namespace = profileNamespace('MeterConfig')
const own = (name: string, content: readonly XmlNode[] | string) => element(namespace, name, content)

/** Answers get(MeterConfig): what is on file about every meter asked for. */
export function describeMeters(query: Query, { behaviours }: HeadEnd): Outcome {
  const { meters, errors } = resolveObjects(query.objects, behaviours)
  const described = [...new Set(meters.map(({ meter }) => meter))]
  return { errors, ...(described.length && { payload: own('MeterConfig', described.map(describe)) }) }
}

/** The children in the order of the profile's Meter. */
function describe(meter: Meter): XmlElement {
  return own('Meter', [
    own('mRID', meter.mRID),
    own('amrSystem', 'cim9'),
    own('isVirtual', 'false'),
    own('serialNumber', meter.serialNumber),
    own('lifecycle', [own('installationDate', meter.installed)]),
    ...buildNames(namespace, meter.names),
  ])
}
