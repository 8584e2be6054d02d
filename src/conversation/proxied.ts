import { serviceAddress } from '../binding/wsdl/services.ts'
import type { ServiceOperation } from '../binding/wrappers.ts'
import type { Ixit } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'

const none =
  'The ICS says that the SUT is reached through a proxy, and the IXIT names no address there. Write ixit.proxied.endpoint.'
const noWayBack =
  'The IXIT does not tell by which address our listener is reached through a proxy. Write ixit.proxied.callback.'

/** The address of an operation, through the proxy. */
export function proxiedAddress({ proxied }: Pick<Ixit, 'proxied'>, operation: ServiceOperation): string {
  if (!proxied) throw new Inconclusive(none)
  return serviceAddress(proxied.endpoint, operation, [])
}

/** An address of our listener, through the proxy. */
export function proxiedListener({ proxied }: Pick<Ixit, 'proxied'>, own: string): string {
  if (proxied?.callback === undefined) throw new Inconclusive(noWayBack)
  const { port, pathname } = new URL(own)
  const base = proxied.callback.replace('{port}', port).replace(/\/$/, '')
  return `${base}${pathname.slice(pathname.lastIndexOf('/cim9/'))}`
}

/**
 * A request that is sent through the proxy, and answered through it.
 *
 * @throws Inconclusive where the IXIT names none, or not the way back; NotApplicable where results go to another place
 */
export function byProxy(asking: Asking, { setting }: Conversation): Asking {
  const { ixit, ics } = setting
  if (!ixit.proxied) throw new Inconclusive(none)
  if (asking.asynchronous) {
    if (ics.asynchronous === 'fixed-address')
      throw new NotApplicable('Results go to one address that no request names (ics.asynchronous).')
    if (ixit.callback.broker !== undefined) throw new NotApplicable('Results go to a broker (ixit.callback.broker).')
    if (ixit.proxied.callback === undefined) throw new Inconclusive(noWayBack)
  }
  return { ...asking, throughProxy: true }
}

/** That what came to our listener came through the proxy. */
export function calledInPublic({ setting }: Conversation): Expected {
  const { callback = '', mark } = setting.ixit.proxied ?? {}
  return { form: 'called-in-public', address: callback, ...(mark !== undefined && { mark }) }
}
