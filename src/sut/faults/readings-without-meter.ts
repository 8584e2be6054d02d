// BUG: whose readings these are is told by their order alone.

import type { XmlElement } from '../../xml/tree.ts'
import { whereReadingsAreExpected } from './cases.ts'
import type { Fault } from './fault.ts'

const nameless = (profile: XmlElement): XmlElement => ({
  ...profile,
  children: profile.children.map((child) =>
    child.kind === 'element' && child.name === 'MeterReading'
      ? {
          ...child,
          children: child.children.filter(
            (part) => part.kind !== 'element' || !['Meter', 'UsagePoint'].includes(part.name),
          ),
        }
      : child,
  ),
})

export const readingsWithoutMeter: Fault = {
  name: 'readings-without-meter',
  says: 'A MeterReading does not say of which meter it is.',
  behaviours: { 'payload.finish': nameless },
  raises: [
    { assertion: 'readings.complete', cases: ['MEP-001', 'RD-003', 'RD-010'] },
    {
      assertion: 'readings.meter-told',
      cases: whereReadingsAreExpected,
    },
  ],
  consequences: ['expect.not-misread'],
}
