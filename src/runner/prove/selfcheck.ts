import type { Selfcheck } from '../../verdict/selfcheck.ts'
import { faultNamed } from '../../sut/faults/index.ts'
import type { Places } from '../places.ts'
import { casesMeant } from './killers.ts'
import { raisedIn } from './raised.ts'
import { littlePatience } from './patience.ts'
import { tryOut } from './trial.ts'

/** Twenty faults, each with a scenario that must tell it: wire, SOAP, envelope, answers, later answers, events, controls, what is stored. */
const chosen = [
  ['truncated-reply', 'RD-001'],
  ['wrong-content-type', 'RD-001'],
  ['reply-not-soap', 'RD-001'],
  ['result-in-lower-case', 'RD-001'],
  ['reading-out-of-order', 'RD-001'],
  ['reply-verb-is-request-verb', 'RD-001'],
  ['reply-without-correlation', 'RD-001'],
  ['always-in-production', 'ENV-023'],
  ['values-with-units', 'RD-001'],
  ['drops-last-meter', 'RD-003'],
  ['silent-about-unknown-meters', 'RD-003.unknown'],
  ['ok-with-error', 'ERR-003'],
  ['drops-an-interval', 'RD-007'],
  ['never-calls-back', 'MEP-004'],
  ['calls-back-twice', 'MEP-004'],
  ['loses-a-part', 'MEP-012'],
  ['tells-of-the-next-meter', 'OUT-001'],
  ['switches-stay', 'RCD-001'],
  ['never-rolls-back', 'OPS-003.first'],
  ['forgets-what-it-stored', 'MD-001'],
] as const

/** What a check needs; the time comes from outside. */
export interface SelfcheckOptions {
  readonly places: Places
  readonly now: () => Date
  /** Hears how far it is. */
  readonly heard: (done: number, of: number, what: string) => void
}

/**
 * Shows that this installation judges as it should: the conforming head end passes, and each of twenty faults is told by the
 * assertions that it declares, and by no other. Nothing but the embedded head end is asked.
 *
 * @throws what a run throws
 */
export async function selfcheck({ places, now, heard }: SelfcheckOptions): Promise<Selfcheck> {
  const since = now()
  const ids = [...new Set(chosen.map(([, id]) => id))]
  const of = chosen.length + 1
  const conforming = await tryOut({ setting: {}, ids })
  heard(1, of, 'the conforming head end')
  const faults: Selfcheck['faults'] = []
  for (const [name, id] of chosen) {
    const fault = faultNamed(name)
    const { raised } = raisedIn(await tryOut({ setting: fault, ids: [id], fault, ixit: littlePatience(fault) }))
    const expected = fault.raises.filter(({ cases }) => casesMeant(cases, [{ id, requirements: [] }]).includes(id))
    faults.push({
      name,
      scenario: id,
      expected: expected.map(({ assertion }) => assertion),
      // An id selects the scenarios of its requirement too.
      raised: raised.filter(({ scenario }) => scenario === id).map(({ assertion }) => assertion),
    })
    heard(faults.length + 1, of, name)
  }
  return {
    format: 'cim9-selfcheck',
    version: 1,
    at: since.toISOString(),
    harness: places.version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    notConforming: conforming.scenarios.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id),
    faults,
    tookMs: now().getTime() - since.getTime(),
  }
}
