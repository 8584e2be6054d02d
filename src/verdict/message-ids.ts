import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DecodedMessage, DecodedRecord } from '../exchange/decode.ts'
import { partyId } from '../exchange/entries.ts'
import { pathOf } from '../xml/tree.ts'
import type { ReportedFinding, Verdict } from './run-result.ts'
import { counts, type Policy } from './verdict.ts'

/** A message that bears a MessageID, as far as it matters to all others of its run. */
export const identified = z.strictObject({
  run: z.string(),
  scenario: z.string(),
  at: z.string(),
  from: partyId,
  seq: z.int(),
  message: z.string(),
  id: z.string(),
  line: z.int(),
  path: z.string(),
  /** Of all its bytes. */
  digest: z.string(),
})
export type Identified = z.infer<typeof identified>

/** The messages of a record that bear a MessageID. */
export function identifiedIn({ context, messages }: DecodedRecord): readonly Identified[] {
  return messages.flatMap((one) => {
    const id = one.message?.header?.messageId
    return id?.value && one.root
      ? [
          {
            run: context.run,
            scenario: context.scenario.id,
            ...placeOf(one),
            id: id.value,
            line: id.element.line,
            path: pathOf(one.root, id.element.position),
          },
        ]
      : []
  })
}

const placeOf = ({ entry, bytes }: DecodedMessage) => ({
  at: entry.at.wall,
  from: entry.from,
  seq: entry.seq,
  message: entry.id,
  digest: createHash('sha256').update(bytes).digest('hex'),
})

const rule = {
  assertion: 'run.own-message-id',
  rule: 'Where a message has a MessageID it is its own: no other message of the run bears it.',
  requirements: ['ENV-017'],
  strength: 'must',
  basis: 'reported',
  claim: 'exchange',
  source: 'meaning of MessageID in the envelope schemas',
  hint: 'Make a new MessageID for each message, and do not begin anew with each connection or after a restart.',
} as const

/**
 * Judges the MessageIDs of a whole run: what the SUT sent in one scenario bears the id of no message of another. Within a
 * scenario that is the matter of `header.own-message-id`. The same bytes once more are a repetition, which is legal. Pure.
 *
 * @returns tells what is found in the messages of a scenario; of two the later one is at fault
 */
export function repeatedIds(
  all: readonly Identified[],
  policy: Policy,
): (of: Pick<Identified, 'run' | 'scenario'>) => readonly ReportedFinding[] {
  const earlier = new Map<string, readonly Identified[]>()
  const found = new Map<string, readonly ReportedFinding[]>()
  const nameOf = ({ run, scenario }: Pick<Identified, 'run' | 'scenario'>): string => `${run} ${scenario}`
  for (const one of [...all].sort(inTime)) {
    const key = `${one.run} ${one.id}`
    const same = earlier.get(key) ?? []
    earlier.set(key, [...same, one])
    const first = same.find(({ scenario }) => scenario !== one.scenario)
    if (one.from === 'harness' || !first || same.some(({ digest }) => digest === one.digest)) continue
    found.set(nameOf(one), [...(found.get(nameOf(one)) ?? []), findingOf(one, first, policy)])
  }
  return (of) => found.get(nameOf(of)) ?? []
}

const inTime = (one: Identified, other: Identified): number =>
  one.at.localeCompare(other.at) || one.scenario.localeCompare(other.scenario) || one.seq - other.seq

function findingOf({ from, seq, message, line, path, id }: Identified, first: Identified, policy: Policy) {
  const finding = {
    ...rule,
    requirements: [...rule.requirements],
    outcome: 'fail' as const,
    blame: from,
    seq,
    message,
    line,
    path,
    expected: 'a MessageID that no message before it bears',
    actual: `${id}, which is that of ${first.message} in ${first.scenario}`,
  }
  return { ...finding, counts: counts(finding, policy) }
}

interface Ruled {
  readonly verdict: Verdict
  readonly reason?: string | undefined
  readonly findings: readonly ReportedFinding[]
}

/** A scenario's ruling, and what was found in its messages when the whole run was looked at. */
export function ruledAgain<T extends Ruled>(ruled: T, found: readonly ReportedFinding[]): T {
  if (!found.length) return ruled
  const counted = found.find((finding) => finding.counts)
  const fails = counted !== undefined && (ruled.verdict === 'pass' || ruled.verdict === 'inconclusive')
  return {
    ...ruled,
    findings: [...ruled.findings, ...found],
    ...(fails && { verdict: 'fail', reason: `${counted.rule} Got ${counted.actual ?? ''}` }),
  }
}
