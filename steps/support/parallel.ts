import { setParallelCanAssign } from '@cucumber/cucumber'

const readsOnly = ({ tags }: { readonly tags: readonly { readonly name: string }[] }): boolean =>
  tags.some(({ name }) => name === '@reads')

// Reads disturb nobody: they run beside each other. Whatever does more has the SUT for itself, so that no other case sees a
// meter that is switched off, or a set half carried out. See docs/decisions/0016.
setParallelCanAssign(
  (candidate, running) => !running.length || (readsOnly(candidate) && running.every((one) => readsOnly(one))),
)

// A worker is a process of its own. Ctrl-C reaches it as well, but stopping is the runner's business: it ends the scenario
// in progress. A worker whose runner is gone has nobody to work for.
if (process.env['CUCUMBER_PARALLEL'] !== undefined) {
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => undefined)
  process.once('disconnect', () => process.exit(1))
}
