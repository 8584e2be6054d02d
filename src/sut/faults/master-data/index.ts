import type { Fault } from '../fault.ts'
import { addressesInAscii } from './addresses-in-ascii.ts'
import { agreementsForEver } from './agreements-for-ever.ts'
import { endsWhatHasNotBegun } from './ends-what-has-not-begun.ts'
import { everyDeviceIsAMeter } from './every-device-is-a-meter.ts'
import { forgetsTheLastChange } from './forgets-the-last-change.ts'
import { functionsOfTheWrongMeter } from './functions-of-the-wrong-meter.ts'
import { groupsKeepOneMember } from './groups-keep-one-member.ts'
import { groupsLoseAMember } from './groups-lose-a-member.ts'
import { groupsWithoutProgramme } from './groups-without-programme.ts'
import { homeDevicesAsOthers } from './home-devices-as-others.ts'
import { limitsStay } from './limits-stay.ts'
import { linksFromTheFirstOfTheMonth } from './links-from-the-first-of-the-month.ts'
import { linksHoldAtOnce } from './links-hold-at-once.ts'
import { linksToTwo } from './links-to-two.ts'
import { linksWhatIsNotThere } from './links-what-is-not-there.ts'
import { modulesStayAlone } from './modules-stay-alone.ts'
import { namesWithoutTheirType } from './names-without-their-type.ts'
import { neverTakesAnId } from './never-takes-an-id.ts'
import { pricesWithoutTax } from './prices-without-tax.ts'
import { registersAreNotRead } from './registers-are-not-read.ts'
import { setsWithoutLinks } from './sets-without-links.ts'
import { takesAnyInstallCode } from './takes-any-install-code.ts'
import { takesAnyReference } from './takes-any-reference.ts'
import { takesLimitsBelowNothing } from './takes-limits-below-nothing.ts'
import { takesTwinsWithoutId } from './takes-twins-without-id.ts'
import { tellsBeforeItIsDone } from './tells-before-it-is-done.ts'
import { tellsNobody } from './tells-nobody.ts'

/** Ways to go wrong with master data: objects, what they refer to, what is linked, and who is told. */
export const masterDataFaults: readonly Fault[] = [
  addressesInAscii,
  agreementsForEver,
  endsWhatHasNotBegun,
  everyDeviceIsAMeter,
  forgetsTheLastChange,
  functionsOfTheWrongMeter,
  groupsKeepOneMember,
  groupsLoseAMember,
  groupsWithoutProgramme,
  homeDevicesAsOthers,
  limitsStay,
  linksFromTheFirstOfTheMonth,
  linksHoldAtOnce,
  linksToTwo,
  linksWhatIsNotThere,
  modulesStayAlone,
  namesWithoutTheirType,
  neverTakesAnId,
  pricesWithoutTax,
  registersAreNotRead,
  setsWithoutLinks,
  takesAnyInstallCode,
  takesAnyReference,
  takesLimitsBelowNothing,
  takesTwinsWithoutId,
  tellsBeforeItIsDone,
  tellsNobody,
]
