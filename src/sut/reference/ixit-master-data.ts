import type { IxitInput } from '../../config/ixit.ts'

/** What words the reference head end takes for objects that a client puts on file, for those who test it. */
export const referenceMasterData = {
  sameNames: {
    nameTypes: ['SerialNumber', 'UtilityMeterNumber'],
    authorities: ['cim9 Meter Works', 'cim9 Utility'],
  },
  installCodes: { good: '83FED3407A939738C552', malformed: '83FED3407A93' },
} satisfies IxitInput
