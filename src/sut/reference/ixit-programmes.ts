import type { IxitInput } from '../../config/ixit.ts'
import { longestSpreadMs } from '../behaviours/programmes.ts'
import { setClockCode } from './clocks.ts'
import { deviceIdsOf } from './device-ids.ts'
import { loadControlGroup } from './groups.ts'
import { idsOf } from './ixit-data.ts'
import { panCodes } from './pan-controls.ts'
import { controlled, flatDisplay, houseDisplay, settingTypes } from './pan-devices.ts'
import { programmeCodes } from './programmes.ts'
import type { Meter } from './plant.ts'

/** How the reference head end is ordered to do what takes its time, for those who test it. */

function known(meter: Meter | undefined): Meter {
  if (!meter) throw new RangeError('The plant has no such meter.')
  return meter
}
const [house, flat, workshop] = controlled.map(idsOf)
const firstOf = known(controlled[0])

const temperature = (setting: 'coolingSetpoint' | 'heatingSetpoint', of: 'cooling' | 'heating', send: number) => ({
  setting,
  readingType: settingTypes[of],
  send,
  reads: send,
  beyond: of === 'cooling' ? { send: 55, reads: 30 } : { send: -40, reads: 10 },
})

export const referenceProgrammes = {
  demandResponse: {
    code: panCodes.event,
    command: 'start',
    group: idsOf(loadControlGroup),
    members: [house, flat].filter((one) => one !== undefined),
    ...(workshop && { outsider: workshop }),
    unknownGroup: { mRID: 'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c3fff', names: [] },
    leadMs: 4_000,
    durationMinutes: 0.1,
    toleranceMs: 1_000,
    randomisationMs: longestSpreadMs,
    started: [programmeCodes.started],
    ended: [programmeCodes.ended],
    cancelled: [programmeCodes.cancelled],
    optedOut: [programmeCodes.optedOut],
    ...(house && flat && { level: { level: 3, takesPart: [house], staysOut: [flat] } }),
    settings: [
      temperature('coolingSetpoint', 'cooling', 27),
      temperature('heatingSetpoint', 'heating', 17),
      { setting: 'coolingOffset', readingType: settingTypes.cooling, send: 2, reads: 26 },
      { setting: 'heatingOffset', readingType: settingTypes.heating, send: -3, reads: 17 },
      { setting: 'dutyCycle', readingType: settingTypes.dutyCycle, send: 40, reads: 40, beyond: { send: 140 } },
      { setting: 'avgLoadAdjustment', readingType: settingTypes.load, send: -25, reads: -25, beyond: { send: -300 } },
    ],
  },
  homeNetwork: {
    textCode: panCodes.text,
    priceCode: panCodes.price,
    shown: [programmeCodes.shown],
    priced: [programmeCodes.priced],
    confirmed: [programmeCodes.confirmed],
    alarm: [programmeCodes.alarm],
    durationMinutes: 0.2,
  },
  clock: { code: setClockCode, readingType: '0.0.0.6.0.1.54.0.0.0.0.0.0.0.128.0.29.0', toleranceMs: 5_000 },
  firmware: {
    meter: idsOf(firstOf),
    function: 'SimpleEndDeviceFunction',
    before: deviceIdsOf(firstOf).SimpleEndDeviceFunction.firmwareID,
    image: 'MET-8.26',
    badImage: 'CIM9-NO-SUCH-IMAGE',
    jobMs: 1_000,
  },
  serviceRequests: { states: ['scheduled'], cancelled: ['cancelled'] },
} satisfies IxitInput

/** The displays of the house and of the flat. */
export const sacrificialPanDevices = [houseDisplay, flatDisplay].map((display, index) => {
  const at = controlled[index]
  return { ...idsOf(display), ...(at && { meter: at.mRID }) }
})
export const sacrificialMeterGroup = idsOf(loadControlGroup)
