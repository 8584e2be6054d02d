import type { StandardSchemas } from '../../standard/schemas.ts'
import type { ServiceTemplate } from './template.ts'
import { writeWsdl } from './write.ts'

/** Where a schema of ours is, relative to any address that tells WSDL. */
const schemaQuery = (file: string): string => `?xsd=${encodeURIComponent(file)}`

/**
 * What is told of a service by GET, at `?wsdl` its WSDL and at `?xsd=FILE` a schema that it imports; undefined where the
 * query asks for neither.
 *
 * @param query what stands behind the question mark of the address
 * @param serviceOf the service whose WSDL is asked for; `named` is what `?wsdl=` names, where it names one
 */
export function wsdlPage(
  query: string,
  serviceOf: (named: string) => ServiceTemplate | undefined,
  address: string,
  schemas: StandardSchemas,
): string | undefined {
  const asked = new URLSearchParams(query)
  const wsdl = [...asked].find(([name]) => name.toLowerCase() === 'wsdl')
  if (wsdl) {
    const service = serviceOf(wsdl[1])
    return (
      service &&
      writeWsdl(service, address, (namespace) => {
        const file = schemas.byNamespace(namespace)?.file
        return file === undefined ? undefined : schemaQuery(file)
      })
    )
  }
  const file = asked.get('xsd')
  const bytes = file === null ? undefined : schemas.files.get(file)
  if (file === null || !bytes) return undefined
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/schemaLocation="([^"]*)"/g, (_, location: string) => {
      const meant = decodeURIComponent(new URL(location, `file:///${file}`).pathname.slice(1))
      return `schemaLocation="${schemaQuery(meant)}"`
    })
}
