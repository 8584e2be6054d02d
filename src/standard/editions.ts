import { join } from 'node:path'
import { z } from 'zod'
import { readChecked } from './codes/table.ts'
import { basis } from './rule.ts'

const editionEntry = z.strictObject({
  edition: z.enum(['2009', '2013', '2024']),
  title: z.string().min(1),
  /** Regular expressions; a namespace is of the first edition of which one matches. */
  namespaces: z.array(z.string().transform((text) => new RegExp(text))).min(1),
  basis,
  source: z.string().min(1),
})
/** An edition of the standard, as its messages tell it. */
export type Edition = z.infer<typeof editionEntry>

/**
 * Reads by which namespaces the messages of an edition are known, of those too that are not tested here.
 *
 * @returns tells the edition of a namespace, undefined where it is of none
 * @throws Error naming file and field where the data are missing or broken
 * @example loadEditions('profiles')('http://iec.ch/TC57/2009/MeterReadings#')?.title // 'edition 1 (2009)'
 */
export function loadEditions(profiles: string): (namespace: string) => Edition | undefined {
  const editions = readChecked(join(profiles, 'editions.json'), z.array(editionEntry))
  return (namespace) => editions.find(({ namespaces }) => namespaces.some((one) => one.test(namespace)))
}
