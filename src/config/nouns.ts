/** Nouns of which objects are put on file, and the class of the objects in them as their profiles call it. */
export const filedClasses = {
  MeterConfig: 'Meter',
  UsagePointConfig: 'UsagePoint',
  EndDeviceConfig: 'EndDevice',
  ComModuleConfig: 'ComModule',
  UsagePointLocationConfig: 'UsagePointLocation',
  ServiceLocationConfig: 'ServiceLocation',
  ServiceCategoryConfig: 'ServiceCategory',
  ServiceSupplierConfig: 'ServiceSupplier',
  CustomerConfig: 'Customer',
  CustomerAccountConfig: 'CustomerAccount',
  CustomerAgreementConfig: 'CustomerAgreement',
  PricingStructureConfig: 'PricingStructure',
  AuxiliaryAgreementConfig: 'AuxiliaryAgreement',
  EndDeviceGroups: 'EndDeviceGroup',
  UsagePointGroups: 'UsagePointGroup',
} as const

export type FiledNoun = keyof typeof filedClasses
export type FiledClass = (typeof filedClasses)[FiledNoun]

export const filedNouns = Object.keys(filedClasses) as readonly FiledNoun[]

/** Is it a noun of which objects are put on file? */
export const isFiledNoun = (noun: string): noun is FiledNoun => Object.hasOwn(filedClasses, noun)

/** Nouns by which a SUT is asked for what it has. */
export const queriedNouns = [
  'MeterReadings',
  'EndDeviceEvents',
  'EndDeviceControls',
  'MeterReadSchedule',
  'MeterServiceRequests',
  'MasterDataLinkageConfig',
  ...filedNouns,
] as const

/** Nouns by which a SUT is told to do or to keep something. */
export const changedNouns = [
  'EndDeviceControls',
  'MeterReadSchedule',
  'MeterServiceRequests',
  'MasterDataLinkageConfig',
  ...filedNouns,
] as const

/** Nouns that a SUT sends by itself: what happened, what was measured, and what was put on file. */
export const publishedNouns = ['EndDeviceEvents', 'MeterReadings', ...filedNouns] as const
