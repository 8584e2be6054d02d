import { plant, type Meter } from './plant.ts'

/** The devices of homes: displays, and what demand response sets in the load controllers behind the meters. */

const [, , , house, flat, workshop] = plant.meters
const names = (serial: string) => [{ name: serial, nameType: 'SerialNumber', authority: 'cim9 Home Works' }]

const display = (mRID: string, serial: string): Meter => ({
  mRID,
  serialNumber: serial,
  names: names(serial),
  installed: '2024-05-02',
  averageLoad: 0,
  commodity: 'none',
})

/** The display in the house, and that in the flat; each is reached by the meter of its home. */
export const houseDisplay = display('b2a7c1d4-5f3e-4d2a-9c60-7e1f0a9b3c01', 'IHD-0101')
export const flatDisplay = display('b2a7c1d4-5f3e-4d2a-9c60-7e1f0a9b3c02', 'IHD-0102')
export const panDevices: readonly Meter[] = [houseDisplay, flatDisplay]

/** The meters behind which there is a load controller. */
export const controlled: readonly Meter[] = [house, flat, workshop].filter((one) => one !== undefined)

/** The highest level of an event in which the load controller of a meter takes part: that of the house in all. */
export const highestLevel = (meter: Meter): number => (meter === house ? Infinity : 1)

/** What is set in a load controller. */
export const settings = ['cooling', 'heating', 'dutyCycle', 'load'] as const
export type Setting = (typeof settings)[number]
export type Settings = Readonly<Record<Setting, number>>

/** As it is set where no event runs: degrees Celsius, and per cent. */
export const usualSettings: Settings = { cooling: 24, heating: 20, dutyCycle: 100, load: 0 }

/** The registers that tell what is set: temperatures of tiers 1 and 2, and shares of the power. */
export const settingTypes: Readonly<Record<Setting, string>> = {
  cooling: '0.0.0.12.0.1.46.0.0.0.0.1.0.0.0.0.23.0',
  heating: '0.0.0.12.0.1.46.0.0.0.0.2.0.0.0.0.23.0',
  dutyCycle: '0.0.0.12.0.1.37.0.0.0.0.1.0.0.0.0.0.0',
  load: '0.0.0.12.0.1.37.0.0.0.0.2.0.0.0.0.0.0',
}
export const settingOf = (code: string): Setting | undefined => settings.find((one) => settingTypes[one] === code)
export const isSettingType = (code: string): boolean => settingOf(code) !== undefined

/** A temperature out of its range is limited; a share of more than all is refused. */
const ranges: Readonly<Record<'cooling' | 'heating', readonly [number, number]>> = {
  cooling: [16, 30],
  heating: [10, 26],
}

/** A temperature within the range of the device. */
export const limited = (setting: 'cooling' | 'heating', value: number): number =>
  Math.min(Math.max(value, ranges[setting][0]), ranges[setting][1])
