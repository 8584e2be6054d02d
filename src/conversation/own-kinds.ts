import type { FiledNoun } from '../config/nouns.ts'

/** The kinds of objects that a run makes up, by the words of the features, and the nouns under which they are put on file. */
export const ownKinds = {
  meter: 'MeterConfig',
  'usage point': 'UsagePointConfig',
  'end device': 'EndDeviceConfig',
  'communication module': 'ComModuleConfig',
  'usage point location': 'UsagePointLocationConfig',
  'service location': 'ServiceLocationConfig',
  'service category': 'ServiceCategoryConfig',
  'service supplier': 'ServiceSupplierConfig',
  customer: 'CustomerConfig',
  'customer account': 'CustomerAccountConfig',
  'customer agreement': 'CustomerAgreementConfig',
  'pricing structure': 'PricingStructureConfig',
  'auxiliary agreement': 'AuxiliaryAgreementConfig',
  'group of end devices': 'EndDeviceGroups',
  'group of usage points': 'UsagePointGroups',
} as const satisfies Record<string, FiledNoun>
export type OwnKind = keyof typeof ownKinds

/** The kinds as one part of a regular expression; a longer word comes before one that it begins with. */
export const kindWords: string = Object.keys(ownKinds)
  .sort((one, other) => other.length - one.length)
  .join('|')

const address = { addressGeneral: 'Zähringer Straße 7, près de l’église', buildingName: 'Haus Ågård', number: '7a' }
const town = { code: '0815', section: 'Łódź-Śródmieście' }

/** What a run tells of the objects it puts on file; harmless, and easy to compare. */
export const usualFields: Readonly<Record<OwnKind, Readonly<Record<string, string>>>> = {
  meter: {
    formNumber: 'F-9',
    isVirtual: 'false',
    lotNumber: 'LOT-2026-1',
    type: 'residential',
    installationDate: '2026-03-01',
  },
  'usage point': {
    connectionState: 'connected',
    grounded: 'true',
    isSdp: 'true',
    isVirtual: 'false',
    nominalServiceVoltage: '230',
    phaseCode: 'AN',
    readCycle: 'CYCLE-1',
  },
  'end device': { isPan: 'true', isVirtual: 'false', lotNumber: 'LOT-2026-2', type: 'in-home display' },
  'communication module': { lotNumber: 'LOT-2026-3', type: 'plc modem' },
  'usage point location': { accessMethod: 'key at the gate', direction: 'left of the door', ...address, ...town },
  'service location': { accessMethod: 'bell', direction: 'second floor', ...address, ...town },
  'service category': { kind: 'electricity' },
  'service supplier': { issuerIdentificationNumber: '4711', kind: 'retailer' },
  customer: { kind: 'residential', locale: 'sv_SE', pucNumber: 'PUC-1' },
  'customer account': { billingCycle: 'CYCLE-1', budgetBill: 'BB-1' },
  'customer agreement': { loadMgmt: 'LM-1', billingCycle: 'CYCLE-1' },
  'pricing structure': { code: 'R-1', revenueKind: 'residential', taxExemption: 'false' },
  'auxiliary agreement': { auxCycle: 'monthly', auxPriorityCode: '1', payCycle: 'monthly', vendPortion: '10' },
  'group of end devices': {},
  'group of usage points': {},
}
