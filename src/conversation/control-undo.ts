import { decodeRecord } from '../exchange/decode.ts'
import type { DecodedMessage } from '../exchange/decode.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { Change } from '../message/change.ts'
import type { Query } from '../message/query.ts'
import { childrenNamed, childText, elements } from '../xml/tree.ts'
import type { Bench } from './bench.ts'
import { lookBeside } from './inspect.ts'
import { ownPrefix } from './own-objects.ts'
import { pause } from './polling.ts'
import type { SutTime } from './sut-time.ts'
import { isReadBySut } from './switches.ts'

type ControlsChange = Extract<Change, { noun: 'EndDeviceControls' }>

/** Ids in the journal of controls whose numbers say that a run gave them. */
export const controlIdsIn = ({ controls }: ControlsChange): readonly string[] =>
  controls.flatMap(({ mRID, tracking }) => (mRID !== undefined && tracking?.startsWith(ownPrefix) ? [mRID] : []))

/**
 * Waits until what was ordered for a later time has been carried out, if it was not called off: whoever brings a switch back
 * before comes too early, and a SUT that says that it called something off may be wrong. Waits no longer than the declared lead.
 */
export async function untilPast(due: string, clock: SutTime, { ixit }: Pick<Bench, 'ixit'>): Promise<void> {
  const { controlLeadMs, quietMs } = ixit.timeLimits
  // Whoever undoes waits where the clock cannot be put forward after all.
  await clock.leapTo(Date.parse(due) + quietMs).catch(() => undefined)
  const left = Date.parse(due) + quietMs - Date.parse(clock.now().wall)
  if (left > 0) await pause(Math.min(left, 2 * controlLeadMs + quietMs))
}

/** The query for the switches that a change moves; undefined where they are not looked at by a reading. */
export function switchesOf(undo: ControlsChange, bench: Pick<Bench, 'ics' | 'ixit' | 'inspection'>): Query | undefined {
  const meters = undo.controls.flatMap((control) => control.meters)
  const { ixit, inspection } = bench
  if (!ixit.switches || !meters.length || !isReadBySut({ ...bench, inspection })) return undefined
  return {
    noun: 'MeterReadings',
    meters: meters.map(({ mRID, names }) => ({
      ...(mRID !== undefined && { mRID }),
      ...(names && {
        names: names.map(({ name, nameType, authority }) => ({
          name,
          ...(nameType !== undefined && { nameType }),
          ...(authority !== undefined && { authority }),
        })),
      }),
    })),
    readingTypes: [ixit.switches.readingType],
  }
}

/**
 * Are the switches closed that a change moves, as they are seen beside our messages? Undefined where nobody can look so.
 *
 * @param left how many milliseconds they may still take
 */
export async function areSeenClosed(
  undo: ControlsChange,
  { inspection, ixit }: Pick<Bench, 'inspection' | 'ixit'>,
  recorder: Recorder,
  left: () => number,
): Promise<boolean | undefined> {
  const meters = undo.controls
    .flatMap((control) => control.meters)
    .map(({ mRID, names = [] }) => ({ ...(mRID !== undefined && { mRID }), names: names.map(({ name }) => name) }))
  if (!inspection || !meters.length) return undefined
  for (;;) {
    const isLast = left() <= 0
    // Who was asked and could not tell has seen no closed switch.
    const seq = await lookBeside(inspection, meters, recorder).catch(() => undefined)
    const entry = recorder.record().entries.find((one) => one.seq === seq)
    if (entry?.kind !== 'inspected') return false
    const areClosed = entry.told.every(({ position }) => position === 'closed')
    if (areClosed || isLast) return areClosed
    await pause(Math.max(1, inspection.means === 'operator' ? left() : Math.min(ixit.timeLimits.quietMs, left())))
  }
}

/** Does the last answer of a record tell that a switch is open? */
export function isOpenTold(recorder: Recorder, { ixit }: Pick<Bench, 'ixit'>): boolean {
  const last = decodeRecord(recorder.record()).messages.at(-1)
  return valuesIn(last).includes(ixit.switches?.openValue)
}

const valuesIn = (reply: DecodedMessage | undefined): readonly (string | undefined)[] =>
  (reply?.message?.payload?.profiles ?? []).flatMap((profile) =>
    elements(profile).flatMap((reading) => childrenNamed(reading, 'Readings').map((one) => childText(one, 'value'))),
  )
