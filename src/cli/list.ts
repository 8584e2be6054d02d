import { basename } from 'node:path'
import { Command } from 'commander'
import { assertions } from '../assertions/index.ts'
import { findSuite } from '../runner/cucumber.ts'
import { places } from '../runner/places.ts'
import { loadStandard } from '../standard/standard.ts'
import { faults } from '../sut/faults/index.ts'
import { UsageError } from './exit-codes.ts'

type Row = Readonly<Record<string, unknown>>

/** What can be listed; each row begins with its id. */
const lists: Readonly<Record<string, () => Promise<readonly Row[]> | readonly Row[]>> = {
  scenarios: async () =>
    (await findSuite(process.cwd(), places()).plan()).map(({ id, title, requirements, effect, uri, line }) => ({
      id,
      title,
      requirements,
      effect,
      uri,
      line,
    })),
  steps: async () =>
    (await findSuite(process.cwd(), places()).steps()).map(({ sentence, file }) => ({
      id: basename(file).replace(/\.steps\.\w+$/, ''),
      title: sentence,
    })),
  verbs: () => {
    const { list, cells } = loadStandard('2013', places().profiles).verbs
    return list.map(({ verb, root, means }) => ({
      id: verb,
      title: means,
      root,
      cells: cells.filter((cell) => cell.verb === verb).map(({ verb: its, ...cell }) => cell),
    }))
  },
  requirements: () => [...loadStandard('2013', places().profiles).requirements.values()],
  assertions: () => assertions.map(({ id, rule, requirements, standing }) => ({ id, rule, requirements, ...standing })),
  faults: () => faults.map(({ name, says, raises }) => ({ id: name, says, raises })),
}

/** `cim9 list`: what there is, with ids. */
export function listCommand(): Command {
  return new Command('list')
    .description(`list ${Object.keys(lists).join(', ')}`)
    .argument('<what>', Object.keys(lists).join(' | '))
    .option('--json', 'everything that is known of each, as JSON')
    .action(async (what: string, { json }: { json?: boolean }) => {
      const list = lists[what]
      if (!list) throw new UsageError(`There is no list of ${what}. Write one of ${Object.keys(lists).join(', ')}.`)
      const rows = await list()
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : `${rows.map(line).join('\n')}\n`)
    })
}

const line = ({ id, title, rule, purpose, says }: Row): string =>
  `${String(id).padEnd(32)} ${String(title ?? rule ?? purpose ?? says)}`
