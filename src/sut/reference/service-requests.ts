import { profileNamespace } from '../../message/namespaces.ts'
import { childNamed, childrenNamed, childText, element, elements, type XmlElement } from '../../xml/tree.ts'
import { objectError, requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Query } from './query.ts'
import { referenceIn } from './registry.ts'

/** The states of a service request here; others use others. */
export const serviceStates = { open: 'scheduled', cancelled: 'cancelled' } as const

/** A service request, as it stands. */
export interface ServiceRequest {
  /** mRID of its meter. */
  readonly meter: string
  readonly work: XmlElement
  readonly state: string
}

/** The service requests that were taken. */
export interface ServiceRequests {
  all(): readonly ServiceRequest[]
  add(request: ServiceRequest): void
  replace(old: ServiceRequest, by: ServiceRequest): void
}

export function noServiceRequests(): ServiceRequests {
  let requests: readonly ServiceRequest[] = []
  return {
    all: () => requests,
    add: (request) => {
      requests = [...requests, request]
    },
    replace: (old, by) => {
      requests = requests.map((one) => (one === old ? by : one))
    },
  }
}

const namespace = profileNamespace('MeterServiceRequests')
const own = (name: string, content: readonly XmlElement[] | string) => element(namespace, name, content)

/** Carries out what a verb asks of service requests. */
export function serve(
  verb: 'create' | 'change' | 'cancel',
  profiles: readonly XmlElement[],
  headEnd: HeadEnd,
): Outcome {
  const works = profiles.flatMap((profile) => childrenNamed(profile, 'MeterServiceWork'))
  if (!works.length) return { errors: [requestError('1.7', 'The payload holds no work.')] }
  const errors = works.flatMap((work) => serveOne(verb, work, headEnd).errors)
  return { errors, done: errors.length < works.length }
}

function serveOne(verb: 'create' | 'change' | 'cancel', work: XmlElement, headEnd: HeadEnd): Pick<Outcome, 'errors'> {
  const { behaviours, serviceRequests } = headEnd
  const called = childNamed(work, 'Meter')
  const reference = called ? referenceIn(called) : {}
  const meter = behaviours['services.meter'](reference, behaviours['meters.find'](reference))
  if (meter === undefined)
    return { errors: [objectError('2.4', 'This head end knows no meter of that id.', 'Meter', reference)] }
  if (verb === 'create') {
    serviceRequests.add({ meter, work, state: serviceStates.open })
    return { errors: [] }
  }
  const type = childText(work, 'type')
  const old = serviceRequests.all().find((one) => one.meter === meter && childText(one.work, 'type') === type)
  if (!old || !behaviours['services.isOpen'](old))
    return { errors: [objectError('2.15', 'No service request of that type is open.', 'Meter', reference)] }
  serviceRequests.replace(
    old,
    verb === 'cancel'
      ? { ...old, state: behaviours['services.cancelled'](old) }
      : { ...old, work: behaviours['services.changed'](old.work, changedBy(old.work, work)) },
  )
  return { errors: [] }
}

/** The elements that were sent stand for those of their names. */
function changedBy(old: XmlElement, sent: XmlElement): XmlElement {
  const by = new Map(elements(sent).map((child) => [child.name, child]))
  return { ...old, children: elements(old).map((child) => by.get(child.name) ?? child) }
}

/** Answers get(MeterServiceRequests): all requests of the meters asked for. */
export function describeServices({ objects }: Query, { behaviours, serviceRequests }: HeadEnd): Outcome {
  const asked = objects.map(({ reference }) => ({ reference, meter: behaviours['meters.find'](reference) }))
  const errors = asked.flatMap(({ reference, meter }) =>
    meter ? [] : [objectError('2.4', 'This head end knows no meter of that id.', 'Meter', reference)],
  )
  const meters = new Set(asked.flatMap(({ meter }) => meter?.mRID ?? []))
  const works = serviceRequests
    .all()
    .filter(({ meter }) => meters.has(meter))
    .map((one) => described(one, behaviours['services.state'](one)))
  return { errors, ...(meters.size && { payload: own('MeterServiceRequests', works) }) }
}

/** The state stands behind the meters, before the usage point. */
function described({ work }: ServiceRequest, state: string | undefined): XmlElement {
  const status = state === undefined ? [] : [own('status', [own('value', state)])]
  const rest = elements(work).filter(({ name }) => name !== 'status')
  const end = rest.findIndex(({ name }) => name === 'UsagePoint')
  const at = end === -1 ? rest.length : end
  return { ...work, children: [...rest.slice(0, at), ...status, ...rest.slice(at)] }
}
