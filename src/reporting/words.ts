import { transportOf, wordsOfTransport } from '../config/transport.ts'
import type { PartyId } from '../exchange/entries.ts'
import type { Basis, Claim, Strength } from '../standard/rule.ts'
import type { RunResult, Verdict } from '../verdict/run-result.ts'

/** What the reports call things, once for all of them. */

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'inconclusive',
  'not-applicable': 'not applicable',
  'not-run': 'not run',
  'harness-error': 'harness error',
}

/** What each verdict means, for a reader who sees the word for the first time. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  pass: 'The purpose of the case was met. Remarks are counted beside it.',
  fail: 'A rule that counts under the policy of this run was broken.',
  inconclusive: 'Could not be judged. Says nothing for or against the system.',
  'not-applicable': 'Ruled out by the declared support or by the edition.',
  'not-run': 'Not permitted, not reached, or not ready.',
  'harness-error': 'A problem of the harness, never of the system under test.',
}

export const strengthWords: Readonly<Record<Strength, string>> = {
  must: 'must: mandatory',
  should: 'should: recommended',
  may: 'may: optional',
}

export const basisWords: Readonly<Record<Basis, string>> = {
  confirmed: 'confirmed: official text or schema, or two independent public sources',
  reported: 'reported: one public source, or an annotation of a published element',
  inferred: 'inferred: engineering judgement',
}

export const claimWords: Readonly<Record<Claim, string>> = {
  payload: 'Payload (IEC 61968-9)',
  exchange: 'Envelope and exchange (IEC 61968-100)',
  transport: 'Transport',
  security: 'Security',
}

/** A number with its noun: `1 remark`, `3 remarks`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** In which form messages travelled, and by what. */
export function bindingWords({ sut, binding }: Pick<RunResult, 'sut' | 'binding'>): string {
  const clothes = binding.soap === 'none' ? 'the envelope alone' : `SOAP ${binding.soap}`
  return `${clothes} over ${wordsOfTransport(transportOf(sut.endpoint))}, wrapper ${binding.wrapper}`
}

/** The policy of a run in sentences. */
export function policyWords({ failOn, strict, allowEffects, authorised }: RunResult['policy']): string {
  const rules = strict ? 'A broken must or should rule' : 'A broken must rule'
  const grounds = {
    confirmed: 'it is confirmed',
    reported: 'it is confirmed or reported',
    inferred: 'it is confirmed, reported or inferred: that is, always',
  }[failOn]
  return (
    `${rules} counts as a non-conformity if ${grounds}. Every other broken rule is a remark. ` +
    `Effects permitted on the system: ${allowEffects.join(', ') || 'none'}${authorised ? `, as authorised by ${authorised.by} on ${authorised.on}` : ''}.`
  )
}

/** Milliseconds for people: `12 ms`, `1.25 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A size for people: `812 B`, `1.2 kB`, `5.0 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A moment for people, in UTC: `2026-11-20 22:14:03 UTC`. */
export function moment(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The headline of a run. Never more than the run can say. */
export function headline(result: RunResult): string {
  const found = result.findings.filter(({ first }) => first.counts).length
  if (found) return `${count(found, 'non-conformity', 'non-conformities')} found`
  if (result.totals.fail) return `${count(result.totals.fail, 'case')} failed`
  if (result.totals.pass) return 'No non-conformity found in the cases executed'
  return 'Nothing was judged: no statement can be made'
}

export const partyWords: Readonly<Record<PartyId, string>> = {
  harness: 'the harness',
  sut: 'the system under test',
  unknown: 'a party not known',
}
