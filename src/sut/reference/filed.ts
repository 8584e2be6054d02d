import type { FiledClass } from '../../config/nouns.ts'
import type { ErrorFields, ObjectReference } from '../../message/build.ts'
import { childText, type XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'

/** How objects of a class are put on file. */
export interface Filing {
  /** The reply code by which an unknown object of the class is told. */
  readonly unknown: string
  /** Does the plant itself have such an object, which nobody put on file? */
  readonly isPlant?: (reference: ObjectReference, headEnd: HeadEnd) => boolean
  /** Why an object may not be put on file, or not be changed so; undefined takes it. */
  readonly objection?: (object: XmlElement, headEnd: HeadEnd) => ErrorFields | undefined
}

/** With the four digits of its check. */
const isInstallCode = (code: string): boolean => /^([0-9A-F]{16}|[0-9A-F]{20}|[0-9A-F]{28}|[0-9A-F]{36})$/.test(code)

/** The classes of objects that are put on file. */
export const filing: Readonly<Record<FiledClass, Filing>> = {
  Meter: {
    unknown: '2.4',
    isPlant: (reference, { behaviours }) => behaviours['meters.find'](reference) !== undefined,
  },
  UsagePoint: {
    unknown: '2.12',
    isPlant: (reference, { behaviours }) => behaviours['usagePoints.find'](reference) !== undefined,
  },
  EndDevice: {
    unknown: '2.4',
    objection: (object, { behaviours }) => {
      const code = childText(object, 'installCode')
      return code === undefined || behaviours['installCodes.isTaken'](isInstallCode(code))
        ? undefined
        : requestError('5.2', 'An install code is 16, 20, 28 or 36 hexadecimal digits, its check included.')
    },
  },
  ComModule: { unknown: '2.30' },
  UsagePointLocation: { unknown: '2.32' },
  ServiceLocation: { unknown: '2.16' },
  ServiceCategory: { unknown: '2.31' },
  ServiceSupplier: { unknown: '2.20' },
  Customer: { unknown: '2.22' },
  CustomerAccount: { unknown: '2.19' },
  CustomerAgreement: { unknown: '2.24' },
  PricingStructure: { unknown: '2.33' },
  AuxiliaryAgreement: { unknown: '2.29' },
  EndDeviceGroup: { unknown: '2.4' },
  UsagePointGroup: { unknown: '2.12' },
}
