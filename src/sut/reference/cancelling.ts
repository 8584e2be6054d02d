import type { ErrorFields } from '../../message/build.ts'
import type { Header } from '../../message/model.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import { identityIn, type ControlIdentity } from './control-book.ts'
import { requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'

/** Carries out cancel(EndDeviceControls): each control that is called by an id of its message, or by an id of its own. */
export function cancelControls(
  profiles: readonly XmlElement[],
  headEnd: HeadEnd,
  _header: Header,
  ids: readonly string[] = [],
): Outcome {
  const controls = profiles.flatMap((profile) => childrenNamed(profile, 'EndDeviceControl'))
  const called = [...ids.map((transaction) => ({ transaction })), ...controls.map(identityIn)]
  if (!called.length) return { errors: [requestError('1.7', 'The request names no control.')] }
  const errors = called.flatMap((identity) => cancel(identity, headEnd) ?? [])
  return { errors, done: errors.length < called.length }
}

function cancel(identity: ControlIdentity | undefined, { behaviours, controls }: HeadEnd): ErrorFields | undefined {
  if (!identity) return behaviours['controls.unnamed']()
  const found = behaviours['controls.called'](identity, controls.all())
  const details = Object.values(identity).join(' ')
  if (!found.length) return requestError('2.15', 'This head end knows no control of that id.', details)
  const pending = found.filter(({ state }) => state === 'pending')
  if (pending.length) {
    for (const one of behaviours['controls.calledOff'](pending)) one.callOff()
    return undefined
  }
  return behaviours['controls.tooLate'](found)
}

/** What is told of controls that cannot be called off any more. */
export const tooLate: HeadEnd['behaviours']['controls.tooLate'] = (found) =>
  found.some(({ state }) => state === 'called off')
    ? requestError('2.15', 'The control was called off before.')
    : requestError('5.2', 'The control has been carried out.')
