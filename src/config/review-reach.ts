import { listeningBy, whyUnknown } from './our-address.ts'
import { note, type Notice, type Reviewed } from './review-notice.ts'

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

/** Can what the SUT sends by itself reach us, can anything be made to happen, who permits what, is a secret sent in clear text? */
export function notesOnReach({ endpoint, ics, ixit, binding, allowEffects, policy }: Reviewed): readonly Notice[] {
  // What is no URL is refused with a sentence of its own, when the target is chosen.
  if (endpoint === undefined || !URL.canParse(endpoint)) return []
  const { callback, hooks, credentials, wsSecurity } = ixit
  const url = new URL(endpoint)
  const isRemote = !isLoopback(url.hostname)
  const sends = [
    ...(ics.asynchronous === 'none' ? [] : ['ics.asynchronous']),
    ...(ics.publishes.length ? ['ics.publishes'] : []),
  ]
  const isUnreachable =
    listeningBy(ixit, endpoint) === 'direct' &&
    isRemote &&
    isLoopback(callback.host) &&
    callback.publicUrl === undefined
  const [noEvents, noResults] = (['events', 'results'] as const).map((what) => whyUnknown(ixit, endpoint, what))
  const byControl = hooks.stimulate && 'control' in hooks.stimulate
  return [
    ...(sends.length && isUnreachable
      ? [
          note(
            [...sends, 'ixit.callback'].join(', '),
            `${url.hostname} cannot reach a listener on ${callback.host}: what it sends by itself does not arrive, and these cases are inconclusive. Write ixit.callback.host or .publicUrl.`,
          ),
        ]
      : []),
    ...(ics.asynchronous === 'fixed-address' && noResults !== undefined && !byControl
      ? [note('ics.asynchronous, ixit.callback', noResults)]
      : []),
    ...(ics.publishes.length && noEvents !== undefined && !byControl
      ? [note('ics.publishes, ixit.callback', noEvents)]
      : []),
    ...(ics.publishes.includes('EndDeviceEvents') && !hooks.stimulate
      ? [
          note(
            'ics.publishes, ixit.hooks.stimulate',
            'Events are claimed and nothing can make one happen, so their cases are inconclusive. Write a hook, or { operator: true } where somebody stands by.',
          ),
        ]
      : []),
    ...(ics.operationSets === 'served' && binding.wrapper === 'typed'
      ? [
          note(
            'ics.operationSets, binding.wrapper',
            'Sets of operations are claimed, and typed services have no place for them. Run their cases with a generic wrapper.',
          ),
        ]
      : []),
    ...(allowEffects.some((effect) => effect !== 'reads') && !policy?.authorised
      ? [
          note(
            'policy.allowEffects, policy.authorised',
            'Effects beyond reading are permitted, and the report cannot say by whom. Write policy.authorised: { by: "the name of the owner", on: "the date" }.',
          ),
        ]
      : []),
    ...(credentials && url.protocol === 'http:' && isRemote
      ? [
          note(
            'ixit.credentials, sut.endpoint',
            'The password is sent in clear text. Write an https endpoint if the SUT has one.',
          ),
        ]
      : []),
    ...(wsSecurity?.type === 'text' && url.protocol === 'http:' && isRemote
      ? [
          note(
            'ixit.wsSecurity, sut.endpoint',
            "The password is sent in clear text. Write an https endpoint if the SUT has one, or type: 'digest'.",
          ),
        ]
      : []),
  ]
}
