import type { FiledClass } from '../../config/nouns.ts'
import type { ErrorFields, ObjectReference } from '../../message/build.ts'
import { attributeOf, childNamed, childText, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { objectError, requestError } from './errors.ts'
import { filing } from './filed.ts'
import type { HeadEnd } from './head-end.ts'
import { referenceIn } from './registry.ts'

/** The children by which an object refers to others, and of which classes these may be. */
const references: Partial<Record<FiledClass, Readonly<Record<string, readonly FiledClass[]>>>> = {
  UsagePoint: {
    PricingStructures: ['PricingStructure'],
    ServiceCategory: ['ServiceCategory'],
    ServiceLocation: ['ServiceLocation'],
    ServiceSupplier: ['ServiceSupplier'],
    UsagePointLocation: ['UsagePointLocation'],
  },
  AuxiliaryAgreement: { CustomerAgreement: ['CustomerAgreement'] },
  EndDeviceGroup: { EndDevices: ['Meter', 'EndDevice'] },
  UsagePointGroup: { UsagePoints: ['UsagePoint'] },
}

/** How an object was called, its class, and what the head end has under that name. */
export interface Known {
  readonly className: FiledClass
  readonly reference: ObjectReference
  /** The same for the same object, however it was called. */
  readonly key: string
}

/** Finds an object that a client has put on file, or that the plant has. */
export function knownAs(className: FiledClass, reference: ObjectReference, headEnd: HeadEnd): Known | undefined {
  const filed = headEnd.behaviours['registry.find'](className, reference, headEnd.registry)
  const own = filed && referenceIn(filed)
  const key = `${className} ${own?.mRID ?? own?.names?.[0]?.name ?? reference.mRID ?? reference.names?.[0]?.name ?? ''}`
  return filed || filing[className].isPlant?.(reference, headEnd) ? { className, reference, key } : undefined
}

const isCalled = (object: XmlElement): boolean => {
  const { mRID, names = [] } = referenceIn(object)
  return mRID !== undefined || names.length > 0
}

/** The Error of an object that refers to what there is not. */
export function unknownReferenceOf(
  className: FiledClass,
  object: XmlElement,
  headEnd: HeadEnd,
): ErrorFields | undefined {
  for (const child of elements(object)) {
    const classes = references[className]?.[child.name]
    const [first] = classes ?? []
    if (!classes || !first || !isCalled(child)) continue
    const isKnown = classes.some((one) => knownAs(one, referenceIn(child), headEnd))
    if (headEnd.behaviours['references.isTaken'](isKnown, first)) continue
    return objectError(filing[first].unknown, 'It refers to an object that there is not.', first, referenceIn(child))
  }
  return undefined
}

/** The functions of a device, as its profile calls them. */
const functions: ReadonlySet<string> = new Set(['ComFunction', 'ConnectDisconnectFunction', 'SimpleEndDeviceFunction'])

/** The Error of a device that refers to a function that is neither told of beside it nor known. */
export function unknownFunctionOf(
  object: XmlElement,
  parts: readonly XmlElement[],
  { behaviours, registry }: HeadEnd,
): ErrorFields | undefined {
  const missing = elements(object).find((child) => {
    const mRID = attributeOf(child, 'ref')
    if (!functions.has(child.name) || mRID === undefined) return false
    const isKnown =
      parts.some((part) => part.name === child.name && childText(part, 'mRID') === mRID) ||
      registry.find(child.name, { mRID }) !== undefined
    return !behaviours['references.isTaken'](isKnown, child.name)
  })
  return missing && requestError('2.29', 'It refers to a function that there is not.', attributeOf(missing, 'ref'))
}

/** The Error of a switch that is given a limit below nothing. */
export function badLimitIn(parts: readonly XmlElement[], { behaviours }: HeadEnd): ErrorFields | undefined {
  const limits = parts.flatMap((part) => {
    const info = childNamed(part, 'rcdInfo')
    return info ? elements(info) : []
  })
  const bad = limits.find(
    (limit) => limit.name.endsWith('Limit') && Number(textOf(limit)) < 0 && !behaviours['limits.isTaken'](limit),
  )
  return bad && requestError('5.2', 'A limit of a switch is not below nothing.', bad.name)
}
