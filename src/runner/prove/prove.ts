import type { FaultProof, Proof, RaisedFinding } from '../../reporting/proof/proof.ts'
import type { Fault } from '../../sut/faults/fault.ts'
import { faults as all } from '../../sut/faults/index.ts'
import { watchSeams } from '../../sut/seams.ts'
import type { RunResult } from '../../verdict/run-result.ts'
import { findSuite, type Planned } from '../cucumber.ts'
import type { Places } from '../places.ts'
import { select } from '../select.ts'
import { digestOf } from './digest.ts'
import { casesMeant, isOwn, narrow } from './killers.ts'
import type { Outcome } from './raised.ts'
import { settingName, type Setting } from './faulty.ts'
import { tryOut } from './trial.ts'
import type { Order } from './worker.ts'
import { carryOut } from './workers.ts'

/** Hears how far it is. */
export interface ProofListener {
  /** The conforming head end is watched in a setting; so many scenarios. */
  watching(setting: string, scenarios: number): void
  watched(done: number, of: number, id: string): void
  trying(faults: number, trials: number): void
  /** @param tookMs milliseconds */
  tried(done: number, of: number, fault: string, tookMs: number): void
}

/** What a proof needs. */
export interface ProofOptions {
  readonly places: Places
  /** In so many processes. */
  readonly workers: number
  /** Ids of scenarios, requirements or groups, where not all are tried. */
  readonly cases?: readonly string[]
  readonly listener: ProofListener
}

/** The conforming head end does not pass: nothing is proven by faults then. */
export class NotConforming extends Error {
  override readonly name = 'NotConforming'
}

/**
 * Tries faults on every scenario in which they could make a difference. The whole suite is run once against the conforming head
 * end, in each setting that a fault needs, to see where that is; then each fault on those scenarios, and on those it speaks of.
 *
 * @param faults those to try; unless all are tried on all cases, nothing is said of scenarios that survive
 * @throws NotConforming where the conforming head end fails a scenario; SuiteError where there is no such case; what a run throws
 */
export async function prove(
  faults: readonly Fault[],
  { places, workers, cases = [], listener }: ProofOptions,
): Promise<Proof> {
  const scenarios = select(await findSuite(places.root, places).plan(), { ids: cases, tags: [] })
  const crossings = new Map<string, ReadonlySet<string>>()
  for (const setting of settingsOf(faults))
    for (const [fault, ids] of await crossingsIn(setting, faults, scenarios, listener)) crossings.set(fault, ids)

  const orders = faults.map((fault) => {
    const ids = scenarios.map(({ id }) => id)
    return {
      fault: fault.name,
      named: ids.filter((id) => isNamed(fault, id)),
      others: ids.filter((id) => !isNamed(fault, id) && crossings.get(fault.name)?.has(id)),
    }
  })
  listener.trying(
    orders.length,
    orders.reduce((sum, order) => sum + triedIn(order).length, 0),
  )
  const outcomes = new Map<string, Outcome>()
  // Those with most to do first, so that no process has a long one left when the others have ended.
  const byLength = [...orders].sort((a, b) => triedIn(b).length - triedIn(a).length)
  await carryOut(
    byLength.filter((order) => triedIn(order).length),
    workers,
    ({ fault }, outcome) => {
      outcomes.set(fault, outcome)
      listener.tried(outcomes.size, orders.length, fault, outcome.tookMs)
    },
  )
  const proofs = faults.map((fault, index) =>
    faultProof(fault, triedIn(orders[index]), outcomes.get(fault.name), scenarios),
  )
  const broad = proofs.filter(({ raised }) => casesIn(raised).size > scenarios.length * narrow).map(({ name }) => name)
  return {
    digest: digestOf({ scenarios }, places),
    scenarios:
      cases.length || faults.length < all.length
        ? []
        : scenarios.map((scenario) => withKillers(scenario, proofs, broad)),
    broad,
    faults: proofs,
  }
}

const withKillers = (scenario: Planned, proofs: readonly FaultProof[], broad: readonly string[]) => ({
  id: scenario.id,
  title: scenario.title,
  killers: proofs
    .filter(({ name }) => !broad.includes(name))
    .filter(({ raised }) => raised.some((one) => one.scenario === scenario.id && isOwn(one.assertion, scenario)))
    .map(({ name }) => name),
})

/** The settings that faults need, each once. */
const settingsOf = (faults: readonly Fault[]): readonly Setting[] => [
  ...new Map(faults.map((fault) => [settingName(fault), fault])).values(),
]

/** Which faults of a setting could make a difference, and in which scenarios. */
async function crossingsIn(
  setting: Setting,
  chosen: readonly Fault[],
  scenarios: readonly Planned[],
  listener: ProofListener,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const faults = chosen.filter((fault) => settingName(fault) === settingName(setting))
  const seams = watchSeams(faults)
  const crossings = new Map<string, Set<string>>(faults.map(({ name }) => [name, new Set()]))
  listener.watching(settingName(setting), scenarios.length)
  let done = 0
  const result = await tryOut({
    setting,
    ids: scenarios.map(({ id }) => id),
    fault: seams,
    heard: (id) => {
      for (const name of seams.crossed()) crossings.get(name)?.add(id)
      listener.watched(++done, scenarios.length, id)
    },
  })
  requireConforming(result, setting)
  return crossings
}

function requireConforming({ scenarios, harnessErrors }: RunResult, setting: Setting): void {
  const bad = scenarios.filter(({ verdict }) => verdict === 'fail' || verdict === 'harness-error').map(({ id }) => id)
  if (bad.length || harnessErrors.length)
    throw new NotConforming(
      `The conforming head end does not pass ${[...bad, ...harnessErrors].join(', ')} (${settingName(setting)}): see \`cim9 run\`.`,
    )
}

/** All scenarios on which a fault is tried. */
const triedIn = (order: Order | undefined): readonly string[] => (order ? [...order.named, ...order.others] : [])

/** Is it named in what a fault declares? */
const isNamed = ({ raises }: Fault, id: string): boolean =>
  raises.some(({ cases }) => Array.isArray(cases) && cases.includes(id))

const casesIn = (raised: readonly RaisedFinding[]): ReadonlySet<string> =>
  new Set(raised.map(({ scenario }) => scenario))

/** How long a trial took says nothing of its fault, where that does not declare to take long. */
const isOfTheMachine = ({ assertion }: RaisedFinding): boolean => assertion.startsWith('timing.')

function faultProof(
  { name, says, raises, consequences = [] }: Fault,
  tried: readonly string[],
  { raised, harnessErrors }: Outcome = { raised: [], harnessErrors: [], tookMs: 0 },
  scenarios: readonly Planned[],
): FaultProof {
  const here = scenarios.filter(({ id }) => tried.includes(id))
  const isRaised = ({ assertion, scenario }: RaisedFinding): boolean =>
    raised.some((one) => one.assertion === assertion && one.scenario === scenario)
  const missing = raises.flatMap(({ assertion, cases }) => {
    const declared = casesMeant(cases, here).map((scenario) => ({ assertion, scenario }))
    const silent = declared.filter((one) => !isRaised(one))
    // What is said of every case holds for those that show it at all.
    return Array.isArray(cases) || silent.length === declared.length ? silent : []
  })
  const known = new Set([...raises.map(({ assertion }) => assertion), ...consequences])
  return {
    name,
    says,
    tried: [...tried],
    raised: [...raised],
    missing,
    unexpected: raised.filter((one) => !known.has(one.assertion) && !isOfTheMachine(one)),
    harnessErrors: [...harnessErrors],
  }
}
