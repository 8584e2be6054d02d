/** Exit codes of all commands, see docs/verdicts.md. Where several apply: 2, 3, 1, 4, 0. */
export const exitCodes = { ok: 0, nonConformity: 1, usage: 2, harnessError: 3, inconclusive: 4 } as const

/** The command line asks for something that cannot be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
