import { wsdlPage } from '../../binding/wsdl/pages.ts'
import { genericService, typedServiceNamed, type ServiceTemplate } from '../../binding/wsdl/template.ts'
import { servedNouns } from '../behaviours.ts'
import type { HeadEnd } from './head-end.ts'

/** Where the head end takes requests of all kinds. */
export const servicePath = '/services/head-end'

/** Where the answers come to what it asks of others. */
export const answersPath = '/answers'

/** Where each typed service is; the placeholder is that of an endpoint. */
export const typedPath = '/services/{Service}'

/** The service at a path; undefined where there is none. */
function serviceAt(path: string): ServiceTemplate | undefined {
  if (path === servicePath) return genericService('server')
  const name = /^\/services\/(\w+)$/.exec(path)?.[1]
  return name === undefined ? undefined : typedServiceNamed(name, servedNouns)
}

/** Is there a service at that path? */
export const isService = (path: string): boolean => serviceAt(path) !== undefined

/**
 * What the head end tells of the service at a path, by GET; undefined where the query asks for no WSDL and no schema.
 *
 * @param origin of the address at which it was asked
 */
export function descriptionAt(
  path: string,
  query: string,
  origin: string,
  { behaviours, schemas }: Pick<HeadEnd, 'behaviours' | 'schemas'>,
): string | undefined {
  const service = serviceAt(path)
  return service && wsdlPage(query, () => behaviours['wsdl.told'](service), `${origin}${path}`, schemas)
}
