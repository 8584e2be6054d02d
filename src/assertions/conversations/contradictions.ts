import { asksForLater, finalOf } from '../../exchange/correlation.ts'
import { isByItself, isOwnRequest, type DecodedMessage, type DecodedRecord } from '../../exchange/decode.ts'
import { attributeOf, childNamed, childrenNamed, childText } from '../../xml/tree.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { toldEvents, type ToldEvent } from '../content/told-events.ts'
import { refusalOf, type Refusal } from '../expectations/refusal.ts'
import { sequenceOf } from './rebuild.ts'

/** A control that a request of ours asked for, under a tracking id that no other request bears. */
interface TrackedControl {
  readonly request: DecodedMessage
  readonly trackingId: string
  readonly code: string
}

const trackedControls = (view: DecodedRecord): readonly TrackedControl[] => {
  const controls = view.messages.filter(isOwnRequest).flatMap(controlsIn)
  return controls.filter(({ request, trackingId }) =>
    controls.every((other) => other.request === request || other.trackingId !== trackingId),
  )
}

function controlsIn(request: DecodedMessage): readonly TrackedControl[] {
  const profiles = request.message?.payload?.profiles.filter(({ name }) => name === 'EndDeviceControls') ?? []
  return profiles
    .flatMap((profile) => childrenNamed(profile, 'EndDeviceControl'))
    .flatMap((control) => {
      const trackingId = childText(control, 'issuerTrackingID')
      const type = childNamed(control, 'EndDeviceControlType')
      const code = type && attributeOf(type, 'ref')
      return trackingId && code ? [{ request, trackingId, code }] : []
    })
}

/** The domain of the remote switch, and what an event says that tells of a control of it: of connect, of disconnect. */
const switchDomain = '31'
const successes: Readonly<Partial<Record<string, string>>> = { '18': '42', '23': '68' }

/** Does the code of an event say that what the code of a control asks for was done? Of other controls we know no such code. */
function isSuccessOf(control: string, event: string): boolean {
  const [, domain, , action = ''] = control.split('.')
  const [, toldDomain, , told] = event.split('.')
  return domain === switchDomain && toldDomain === domain && told !== undefined && told === successes[action]
}

/** Timed out, put on hold, or scheduled anew: what was told so may be done later all the same. */
const mayStillHappen = ({ codes }: Refusal): boolean =>
  codes.some((code) => code.startsWith('4.') || ['6.2', '6.3', '6.4'].includes(code))

/** The last word on a request: the answer in the exchange, or the last of what came later. */
function lastWordOn(request: DecodedMessage, view: DecodedRecord): DecodedMessage | undefined {
  const later = asksForLater(request) ? finalOf(request, view.callbacksTo(request.entry.seq)) : undefined
  return later ?? view.repliesTo(request.entry.seq)[0]
}

const failedMeansFailed: Assertion = {
  id: 'event.not-after-failed',
  rule: 'A control that was answered FAILED was not carried out: no event with its tracking id tells that it was.',
  requirements: ['RCD-023'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'exchange',
    source: 'a request has one outcome; issuerTrackingID of public schemas; codes of the remote switch, near certain',
  },
  hint: 'Answer when it is known what became of the control, or answer asynchronously. Where it is not known in time, say so by 4.1.',
  judge: function* (view): Iterable<Judgement> {
    const controls = trackedControls(view)
    if (!controls.length) return
    for (const event of view.messages.filter(isByItself).flatMap(toldEvents)) {
      const trackingId = childText(event.element, 'issuerTrackingID')
      const control = controls.find((one) => one.trackingId === trackingId && tellsSuccess(event, one.code))
      const answer = control && lastWordOn(control.request, view)
      if (!control || !answer) continue
      const refusal = refusalOf(answer, view)
      const isFailed = refusal !== undefined && !mayStillHappen(refusal)
      yield {
        outcome: isFailed ? 'fail' : 'pass',
        message: event.message,
        element: childNamed(event.element, 'issuerTrackingID') ?? event.element,
        ...(isFailed && { sequence: sequenceOf(control.request, answer, event.message) }),
        expected: `nothing that tells the success of ${control.request.entry.id}, which ${answer.entry.id} said has failed`,
        actual: `${event.codes[0] ?? ''} with the tracking id ${control.trackingId}`,
      }
    }
  },
}

const tellsSuccess = ({ codes }: ToldEvent, control: string): boolean =>
  codes.some((code) => isSuccessOf(control, code))

/** Rules on messages that contradict each other. */
export const contradictionAssertions: readonly Assertion[] = [failedMeansFailed]
