import type { Ixit, MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { DrSetting } from '../config/pan-fixtures.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Expected } from '../exchange/entries.ts'
import type { ChangeInput, Control } from '../message/change.ts'
import type { Changing, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { whose } from './events.ts'
import { byAnyId, idsOf } from './fixtures.ts'
import { askUntil } from './polling.ts'

/** Demand response, texts and prices: what is ordered of devices behind meters, and what they tell of it. */

type DrFixture = NonNullable<Ixit['demandResponse']>
type HomeFixture = NonNullable<Ixit['homeNetwork']>

/** What devices are told to do, and when. */
export interface Programme {
  readonly kind: 'event' | 'text' | 'price'
  /** The id that we give it: by that it is called off. */
  readonly control: ObjectFixture
  readonly code: string
  /** Those that it is sent to, and those that it means. */
  readonly targets: Pick<Control, 'meters' | 'meterGroups'>
  readonly devices: readonly MeterFixture[]
  /** Milliseconds since 1970; the end is open where it lasts until it is called off. */
  readonly startMs: number
  readonly endMs?: number | undefined
  readonly randomisation?: string | undefined
  readonly changing: Changing
}

const dr = ({ setting }: Conversation): DrFixture => setting.ixit.demandResponse ?? missing('ixit.demandResponse')
const home = ({ setting }: Conversation): HomeFixture => setting.ixit.homeNetwork ?? missing('ixit.homeNetwork')

function missing(field: string): never {
  throw new Inconclusive(`The IXIT does not say how this is done and seen. Fill in ${field}.`)
}

function filled(codes: string[], field: string): string[] {
  return codes.length ? codes : missing(field)
}

/** The device in the list of those that are given up, by any of its ids. */
function givenUp({ mRID, names }: ObjectFixture, list: readonly MeterFixture[], field: string): MeterFixture {
  const found = list.find(
    (one) =>
      (mRID !== undefined && one.mRID === mRID) ||
      one.names.some(({ name }) => names.some((other) => other.name === name)),
  )
  if (found) return found
  throw new Inconclusive(`${names[0]?.name ?? mRID ?? 'A device'} is not given up. It must stand in ${field} as well.`)
}

/** The load controllers of the group that is given up, and the one beside it. */
export function loadControllers(conversation: Conversation): {
  readonly members: readonly MeterFixture[]
  readonly outsider: MeterFixture | undefined
} {
  const { members, outsider } = dr(conversation)
  const { meters } = conversation.setting.ixit.sacrificial
  const listed = (one: ObjectFixture) => givenUp(one, meters, 'ixit.sacrificial.meters')
  return { members: members.map(listed), outsider: outsider && listed(outsider) }
}

/** A display of a home in which nobody lives. */
export function display({ setting }: Conversation): MeterFixture {
  return setting.ixit.sacrificial.panDevices[0] ?? missing('ixit.sacrificial.panDevices')
}

/** How an event differs from a short one for all members of the group. */
export interface EventTerms {
  /** Only for the first member. */
  readonly single?: boolean
  readonly toUnknownGroup?: boolean
  /** How many times as long as the shortest it lasts; for ever where it is left out on purpose. */
  readonly times?: number | 'indefinite' | 'both'
  readonly fields?: Readonly<Record<string, string>>
  /** Fields that are left out. */
  readonly without?: readonly string[]
  readonly randomisation?: string | undefined
  readonly level?: number
  readonly mandatory?: boolean
  readonly wrong?: Changing['wrong']
}

/** Orders a demand response event. */
export function drEvent(conversation: Conversation, terms: EventTerms = {}): Programme {
  const fixture = dr(conversation)
  const { members } = loadControllers(conversation)
  const devices = terms.single ? members.slice(0, 1) : members
  const timing = timesOf(conversation, terms.times ?? 1)
  const unknown = terms.toUnknownGroup
    ? (fixture.unknownGroup ?? missing('ixit.demandResponse.unknownGroup'))
    : fixture.group
  const randomisation = 'randomisation' in terms ? terms.randomisation : 'none'
  return ordered(conversation, {
    kind: 'event',
    code: fixture.code,
    targets: terms.single ? { meters: devices.map(byAnyId) } : { meterGroups: [byAnyId(unknown)] },
    devices,
    ...timing,
    randomisation,
    bears: {
      demandResponse: left({ command: fixture.command, ...timing.fields, ...terms.fields }, terms.without),
      ...(randomisation !== undefined && { randomisation }),
      ...(terms.level !== undefined && { drProgramLevel: terms.level }),
      ...(terms.mandatory !== undefined && { drProgramMandatory: terms.mandatory }),
    },
    wrong: terms.wrong,
  })
}

/** What is shown to a customer, and how that differs from what is usual. */
export interface ShownTerms {
  readonly fields?: Readonly<Record<string, string>>
  readonly without?: readonly string[]
  readonly wrong?: Changing['wrong']
}

/** Sends a text to a display. */
export function text(conversation: Conversation, terms: ShownTerms = {}): Programme {
  const { textCode = missing('ixit.homeNetwork.textCode') } = home(conversation)
  const shown = textOf(conversation, terms)
  return ordered(conversation, { kind: 'text', code: textCode, ...shown, bears: { display: shown.content } })
}

/** Sends a price of two tiers to a display. */
export function price(conversation: Conversation, terms: ShownTerms = {}): Programme {
  const { priceCode = missing('ixit.homeNetwork.priceCode') } = home(conversation)
  const shown = priceOf(conversation, terms)
  return ordered(conversation, { kind: 'price', code: priceCode, ...shown, bears: { pricing: shown.content } })
}

/** A control that bears a text and a price, though it may bear one only. */
export function textAndPrice(conversation: Conversation): Programme {
  const [shown, priced] = [textOf(conversation, {}), priceOf(conversation, {})]
  const { textCode = missing('ixit.homeNetwork.textCode') } = home(conversation)
  return ordered(conversation, {
    kind: 'text',
    code: textCode,
    ...shown,
    bears: { display: shown.content, pricing: priced.content },
    wrong: { operator: 'a text and a price in one control', predicts: ['schema.payload'] },
  })
}

function textOf(conversation: Conversation, { fields = {}, without, wrong }: ShownTerms) {
  const timing = shownTimes(conversation)
  const usual = {
    command: 'display',
    confirmationRequired: 'false',
    priority: 'low',
    textMessage: 'CIM9: this is a test',
    transmissionMode: 'normal',
  }
  return {
    ...onDisplay(conversation),
    ...timing,
    content: left({ ...usual, ...timing.fields, ...fields }, without),
    wrong,
  }
}

function priceOf(conversation: Conversation, { fields = {}, without, wrong }: ShownTerms) {
  const timing = shownTimes(conversation)
  const { unitOfMeasure } = home(conversation)
  const tiers = [
    { price: '0.1250', priceTier: '1', priceTierLabel: 'low' },
    { price: '0.3175', priceTier: '2', priceTierLabel: 'high' },
  ]
  const details = tiers.map((tier) => left({ ...tier, priceTierCount: '2', unitOfMeasure, ...fields }, without))
  const content = { fields: { command: 'publish', providerID: '1', ...timing.fields }, details }
  return { ...onDisplay(conversation), ...timing, content, wrong }
}

function onDisplay(conversation: Conversation) {
  const device = display(conversation)
  return { targets: { meters: [byAnyId(device)] }, devices: [device], randomisation: 'none' }
}

const left = (fields: Readonly<Record<string, string>>, without: readonly string[] = []) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)))

const minutes = (ms: number): string => String(ms / 60_000)
const now = ({ setting }: Conversation): number => setting.clock.forPlans()
const iso = (ms: number): string => new Date(ms).toISOString()

function timesOf(conversation: Conversation, times: NonNullable<EventTerms['times']>) {
  const { leadMs, durationMinutes } = dr(conversation)
  const startMs = now(conversation) + leadMs
  const factor = typeof times === 'number' ? times : 1
  const durationMs = durationMinutes * 60_000 * factor
  return {
    startMs,
    ...(times !== 'indefinite' && { endMs: startMs + durationMs }),
    fields: {
      startDateTime: iso(startMs),
      ...(times !== 'indefinite' && { duration: minutes(durationMs) }),
      ...(typeof times !== 'number' && { durationIndefinite: 'true' }),
    },
  }
}

function shownTimes(conversation: Conversation) {
  const startMs = now(conversation)
  const durationMs = home(conversation).durationMinutes * 60_000
  return {
    startMs,
    endMs: startMs + durationMs,
    fields: { startDateTime: iso(startMs), duration: minutes(durationMs) },
  }
}

type Bears = Pick<
  Control,
  'demandResponse' | 'display' | 'pricing' | 'randomisation' | 'drProgramLevel' | 'drProgramMandatory'
>

function ordered(
  conversation: Conversation,
  {
    bears,
    wrong,
    kind,
    code,
    targets,
    devices,
    startMs,
    endMs,
    randomisation,
  }: Omit<Programme, 'control' | 'changing'> & { readonly bears: Bears; readonly wrong?: Changing['wrong'] },
): Programme {
  const control = conversation.ownObject('control')
  const programme = { kind, control, code, targets, devices, startMs, endMs, randomisation }
  const one: Control = { ...identity(programme), ...bears }
  const changing = {
    change: { noun: 'EndDeviceControls' as const, verb: 'create' as const, controls: [one] },
    undo: calledOff(conversation, programme),
    ...(wrong && { wrong }),
  }
  return { ...programme, changing }
}

/** What calls a control, and whom it is for. */
const identity = ({ control, code, targets }: Pick<Programme, 'control' | 'code' | 'targets'>): Control => ({
  ...(control.mRID !== undefined && { mRID: control.mRID }),
  ...(control.names[0] && { tracking: control.names[0].name }),
  code,
  ...targets,
})

/**
 * By what a programme is called off.
 *
 * @param at milliseconds since 1970; without it, now
 * @throws NotApplicable where the ICS does not say by which message
 */
function calledOff(conversation: Conversation, programme: Omit<Programme, 'changing'>, at?: number): ChangeInput {
  const { panCancel } = conversation.setting.ics
  if (panCancel === 'undeclared')
    throw new NotApplicable('The ICS does not say how what is sent to homes is called off (ics.panCancel).')
  const { kind, endMs } = programme
  const cancel = {
    command: 'cancel',
    ...(kind === 'event' && (at === undefined ? { cancelNow: 'true' } : { cancelDateTime: iso(at) })),
  }
  const bears: Bears =
    kind === 'event'
      ? { demandResponse: cancel }
      : kind === 'text'
        ? { display: cancel }
        : { pricing: { fields: cancel, details: [] } }
  // The bounds of what is declared are past as well.
  const until = endMs === undefined ? undefined : iso(endMs + slackOf(conversation, programme))
  const control = { ...identity(programme), ...bears, ...(until !== undefined && { until }) }
  return { noun: 'EndDeviceControls', verb: panCancel, controls: [control] }
}

/** How far what is declared reaches beyond the end. */
function slackOf({ setting }: Conversation, { randomisation }: Pick<Programme, 'randomisation'>): number {
  const { randomisationMs = 0, toleranceMs = 0 } = setting.ixit.demandResponse ?? {}
  return toleranceMs + (randomisation === 'none' ? 0 : 2 * randomisationMs)
}

/** Calls off an event, now or at a time to come; tells that time. */
export function cancelled(
  conversation: Conversation,
  programme: Programme,
  when: 'now' | 'at a time',
): { readonly changing: Changing; readonly atMs: number } {
  const { leadMs } = dr(conversation)
  const at = now(conversation) + (when === 'now' ? 0 : 4 * leadMs)
  const change = calledOff(conversation, programme, when === 'now' ? undefined : at)
  return { changing: { change, undo: undefined }, atMs: at }
}

/** What devices tell of an event, a text or a price. */
export type Told = 'started' | 'ended' | 'cancelled' | 'optedOut' | 'shown' | 'priced' | 'confirmed'

/** The codes by which it is told. */
export function codesOf(conversation: Conversation, told: Told): string[] {
  return told === 'shown' || told === 'priced' || told === 'confirmed'
    ? filled(home(conversation)[told], `ixit.homeNetwork.${told}`)
    : filled(dr(conversation)[told], `ixit.demandResponse.${told}`)
}

/** How it begins: an event is started, a text is shown, a price is taken over. */
export const beginningOf = ({ kind }: Programme): Told =>
  kind === 'event' ? 'started' : kind === 'text' ? 'shown' : 'priced'

/** Each of the devices tells it, at that time where one is given. */
export const toldByEach = (
  conversation: Conversation,
  devices: readonly MeterFixture[],
  told: Told,
  window?: { readonly earliestMs: number; readonly latestMs: number },
): Expected => ({
  form: 'told-by-each',
  codes: codesOf(conversation, told),
  devices: devices.map((device) => whose(device, conversation)),
  ...(window && { window: { earliest: iso(window.earliestMs), latest: iso(window.latestMs) } }),
})

/** None of them tells it. */
export const toldByNone = (conversation: Conversation, devices: readonly MeterFixture[], told: Told): Expected => ({
  form: 'told-by-none',
  codes: codesOf(conversation, told),
  devices: devices.map((device) => whose(device, conversation)),
})

/** When an event begins or ends, within the bounds that are declared. */
export function windowOf(conversation: Conversation, programme: Programme, side: 'start' | 'end') {
  const { toleranceMs, randomisationMs } = dr(conversation)
  const { startMs, endMs = startMs, randomisation = 'none' } = programme
  if (randomisation !== 'none' && randomisationMs === undefined) missing('ixit.demandResponse.randomisationMs')
  const bound = randomisationMs ?? 0
  const isSpread = (one: 'start' | 'end') => [one, 'startAndEnd', 'default'].includes(randomisation)
  const spread = (one: 'start' | 'end') => (isSpread(one) ? bound : 0)
  return side === 'start'
    ? { earliestMs: startMs - toleranceMs, latestMs: startMs + spread('start') + toleranceMs }
    : {
        earliestMs: endMs - spread('end') - toleranceMs,
        // Whoever begins later may end later.
        latestMs: endMs + spread('start') + spread('end') + toleranceMs,
      }
}

/** The time of something that is done at a time, within the tolerance that is declared. */
export function around(conversation: Conversation, atMs: number) {
  const { toleranceMs } = dr(conversation)
  return { earliestMs: atMs - toleranceMs, latestMs: Math.max(atMs, now(conversation)) + toleranceMs }
}

/** By when a device has something to tell, as long as it is on time: what a customer does is not planned. */
export function dueOf(conversation: Conversation, programme: Programme, told: Told): number | undefined {
  const { toleranceMs = 0 } = conversation.setting.ixit.demandResponse ?? {}
  if (told === 'ended') return endOf(conversation, programme) - toleranceMs
  if (told === 'started') return windowOf(conversation, programme, 'start').latestMs - toleranceMs
  return told === 'shown' || told === 'priced' ? programme.startMs : undefined
}

/**
 * Waits for what devices tell: until the time at which it is due, and as long as an event may take.
 *
 * @param due where the clock of the SUT can be put forward, it is put forward to that moment
 */
export async function awaited(
  conversation: Conversation,
  about: number,
  expected: Expected,
  until: number,
  due: number | undefined,
): Promise<void> {
  // What comes at another time has come: it is not waited for any longer.
  const whenever: Expected = expected.form === 'told-by-each' ? { ...expected, window: undefined } : expected
  const holds = () => conversation.holds(about, whenever)
  await leapPatiently(conversation, about, until, due, holds)
  const { eventMs } = conversation.setting.ixit.timeLimits
  const declaredMs = Math.max(0, until - now(conversation)) + eventMs
  await conversation.happenings.until(about, holds, declaredMs)
}

/** Lets the time at which it is due come, and if nothing is told then, as much more as is waited for where nobody can leap. */
async function leapPatiently(
  { setting, happenings, recorder }: Conversation,
  about: number,
  until: number,
  due: number | undefined,
  holds: () => boolean,
): Promise<void> {
  const { clock } = setting
  if (!clock.canLeap) return
  if (due !== undefined) await clock.leapTo(due)
  if (await happenings.soon(holds)) return
  const view = decodeRecord(recorder.record())
  const order = view.entries[about]
  const patience = due === undefined || !order ? 0 : due + 2 * (due - view.sutTime(order))
  await clock.leapTo(Math.max(until, patience))
}

/** Waits for what devices tell, and lets the judges speak. */
export async function awaitTold(
  conversation: Conversation,
  about: number,
  expected: Expected,
  says: string,
  until: number,
  due: number | undefined,
): Promise<void> {
  await awaited(conversation, about, expected, until, due)
  conversation.expect(about, expected, says)
}

/** Listens for a while in which nothing may be told, and lets the judges speak. */
export async function awaitSilence(
  conversation: Conversation,
  about: number,
  expected: Expected,
  says: string,
  until: number,
): Promise<void> {
  const { quietMs } = conversation.setting.ixit.timeLimits
  await conversation.setting.clock.leapTo(until)
  await conversation.happenings.silence(about, Math.max(0, until - now(conversation)) + quietMs)
  conversation.expect(about, expected, says)
}

/** How long the shortest event lasts, in milliseconds. */
export const shortestMs = (conversation: Conversation): number => dr(conversation).durationMinutes * 60_000

/** The last moment at which a programme that is not spread begins. */
export const beginOf = ({ setting }: Conversation, { startMs }: Programme): number =>
  startMs + (setting.ixit.demandResponse?.toleranceMs ?? 0)

/** The last moment at which a programme that has an end can still tell something. */
export const endOf = (conversation: Conversation, programme: Programme): number =>
  (programme.endMs ?? programme.startMs) + slackOf(conversation, programme)

/** What the ICS says of a control that lacks what the two copies of the profile see differently. */
export const fieldsAreRequired = ({ setting }: Conversation): boolean => setting.ics.panFields === 'required'

/** What the IXIT knows of a setting: how it is ordered, and by which reading it is seen. */
export function settingIn(conversation: Conversation, setting: DrSetting) {
  const found = dr(conversation).settings.find((one) => one.setting === setting)
  return found ?? missing(`ixit.demandResponse.settings (${setting})`)
}

/** Reads a setting again and again until it is as expected, or the declared time is over. */
export async function lookAtSetting(
  conversation: Conversation,
  device: MeterFixture,
  { readingType }: { readonly readingType: string },
  value: number,
): Promise<{ readonly about: number; readonly expected: Expected }> {
  const expected: Expected = { form: 'set-to', device: idsOf(device), readingType, value }
  const asking = { query: { noun: 'MeterReadings' as const, meters: [byAnyId(device)], readingTypes: [readingType] } }
  const { resultMs } = conversation.setting.ixit.timeLimits
  return { about: await askUntil(conversation, asking, expected, resultMs), expected }
}

/** Who takes part in an event of the level that the IXIT names, and who does not. */
export function levelOf(conversation: Conversation) {
  const { level } = dr(conversation)
  if (!level) missing('ixit.demandResponse.level')
  const { meters } = conversation.setting.ixit.sacrificial
  const listed = (one: ObjectFixture) => givenUp(one, meters, 'ixit.sacrificial.meters')
  return { level: level.level, takesPart: level.takesPart.map(listed), staysOut: level.staysOut.map(listed) }
}

/**
 * The query for the controls of a device.
 *
 * @throws NotApplicable where the ICS does not say that it is answered
 */
export const askControls = (device: MeterFixture) => ({
  query: { noun: 'EndDeviceControls' as const, meters: [byAnyId(device)] },
})

/**
 * May texts be sent in that mode?
 *
 * @throws NotApplicable where the ICS denies it
 */
export function requireMode({ setting }: Conversation, mode: string): void {
  const { transmissionModes } = setting.ics
  if (transmissionModes !== 'undeclared' && !(transmissionModes as readonly string[]).includes(mode))
    throw new NotApplicable(`The ICS says that texts are not passed on in the mode ${mode} (ics.transmissionModes).`)
}
