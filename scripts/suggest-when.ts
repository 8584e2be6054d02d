import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordFor } from '../src/config/claims.ts'
import { configSchema, type ConfigInput } from '../src/config/config.ts'
import { icsCatalogue, type CatalogueItem } from '../src/config/ics-catalogue.ts'
import { icsSchema, type Ics } from '../src/config/ics.ts'
import { findSuite } from '../src/runner/cucumber.ts'
import { places } from '../src/runner/places.ts'
import { rehearse } from '../src/runner/rehearse.ts'
import { declarations } from '../src/runner/target.ts'
import { loadRequirements } from '../src/standard/requirements.ts'
import { referenceIcs } from '../src/sut/reference/ics.ts'

/**
 * Finds out for which requirements a `when` is missing, and which: every item of the reference ICS is answered otherwise, one
 * after the other, and the steps of all cases are walked through without any traffic. Where all cases of a requirement say
 * that they do not apply, the item is one of its conditions. What holds by either of two items is not found: write it by hand.
 *
 *     node --import tsx scripts/suggest-when.ts           prints them
 *     node --import tsx scripts/suggest-when.ts --write   writes them into profiles/requirements
 */
const here = places()
const suite = findSuite(here.root, here)
const { byId } = loadRequirements(here.profiles)
const scenarios = (await suite.plan()).filter(({ requirements: [own = ''] }) => byId.get(own)?.when === undefined)
const reference = icsSchema.parse(referenceIcs)

/** The cases that do not apply under an ICS. */
async function stoppedBy(ics: Ics, more: ConfigInput = {}): Promise<ReadonlySet<string>> {
  const config = { ...configSchema.parse(more), ics }
  const told = await rehearse(suite, scenarios, config, declarations(config, undefined), here)
  return new Set([...told].flatMap(([id, { stop }]) => (stop?.as === 'not-applicable' ? [id] : [])))
}

const always = await stoppedBy(reference)
const owners = [...new Set(scenarios.map(({ requirements: [own] }) => own ?? ''))]

/** The requirements of which every case is stopped. */
async function deniedBy(answer: Partial<Ics>, more?: ConfigInput): Promise<readonly string[]> {
  const stopped = await stoppedBy({ ...reference, ...answer }, more)
  return owners.filter((requirement) => {
    const its = scenarios.filter(({ requirements: [own], id }) => own === requirement && !always.has(id))
    return its.length > 0 && its.every(({ id }) => stopped.has(id))
  })
}

const conditions = new Map<string, string[]>()
const add = (requirement: string, condition: string) =>
  conditions.set(requirement, [...(conditions.get(requirement) ?? []), condition])

async function tryItem({ id, kind, values }: CatalogueItem): Promise<void> {
  const field = id.slice('ics.'.length) as keyof Ics
  const answer: unknown = reference[field]
  const denied = (otherwise: unknown) => deniedBy({ [field]: otherwise })
  if (kind === 'yes-no') for (const one of await denied(answer !== true)) add(one, answer === true ? id : `not ${id}`)
  if (Array.isArray(answer) && kind === 'own-words' && answer.length) for (const one of await denied([])) add(one, id)
  if (Array.isArray(answer) && kind === 'some-of')
    for (const value of answer)
      for (const one of await denied(answer.filter((other) => other !== value))) add(one, wordFor(id, String(value)))
  if (kind !== 'one-of') return
  const against = new Map<string, string[]>()
  for (const value of values)
    if (value !== answer) for (const one of await denied(value)) against.set(one, [...(against.get(one) ?? []), value])
  for (const [one, bad] of against) add(one, oneOf(id, values, bad))
}

/** The shortest way to say that the answer is none of the bad ones. */
function oneOf(id: string, values: readonly string[], bad: readonly string[]): string {
  const good = values.filter((value) => !bad.includes(value)).map((value) => wordFor(id, value))
  if (good.length === 1) return good.join('')
  return bad.length === 1 ? `not ${wordFor(id, bad.join(''))}` : `(${good.join(' or ')})`
}

for (const item of icsCatalogue()) await tryItem(item)
for (const one of await deniedBy({}, { schemas: { dialect: 'tightened' } })) add(one, 'not schemas.dialect=tightened')

for (const [id, words] of conditions) {
  const when = words.join(' and ')
  process.stdout.write(`${id}: "when": ${JSON.stringify(when)}\n`)
  if (process.argv.includes('--write')) write(id, when)
}
if (!conditions.size) process.stdout.write('No `when` is missing.\n')

/** Puts it behind the status of the requirement; nothing else in the file changes. */
function write(id: string, when: string): void {
  const path = join(here.profiles, 'requirements', `${id.split('-')[0]?.toLowerCase() ?? ''}.json`)
  const text = readFileSync(path, 'utf8')
  const entry = new RegExp(`("id": "${id}",[\\s\\S]*?"status": "[^"]*")`)
  writeFileSync(
    path,
    text.replace(entry, (found) => `${found},\n    "when": ${JSON.stringify(when)}`),
  )
}
