import { Command } from 'commander'
import { assertions } from '../assertions/index.ts'
import { places } from '../runner/places.ts'
import { explainCode } from '../standard/codes/explain.ts'
import type { ExplainedPart } from '../standard/codes/explanation.ts'
import { loadCodeTables } from '../standard/codes/tables.ts'
import { loadStandard } from '../standard/standard.ts'
import { UsageError } from './exit-codes.ts'
import { aboutElement } from './explain-element.ts'
import { aboutVerb, verbsOf } from './explain-verb.ts'

/** `cim9 explain`: a code, a noun, an element, a verb, an assertion or a requirement in words. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(
      'explain a code (reading type, quality, event, control, reply), a noun, an element, a verb, an assertion or a requirement',
    )
    .argument('<what>', 'for example 0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.0.72.0, Header/Verb, sequence.correlated, ERR-012')
    .action((what: string) => {
      const text =
        aboutRule(what) ??
        aboutRequirement(what) ??
        aboutNounAndElements(what) ??
        aboutVerbOfEdition(what) ??
        aboutCode(what) ??
        aboutElement(what, places().profiles)
      if (text === undefined)
        throw new UsageError(
          `${what} is no code, no noun, no element, no verb, no assertion and no requirement. \`cim9 list assertions\` and \`cim9 list requirements\` show the ids.`,
        )
      process.stdout.write(`${text}\n`)
    })
}

function aboutCode(what: string): string | undefined {
  const explanation = explainCode(what, loadCodeTables(places().profiles))
  if (!explanation) return undefined
  const { kind, code, summary, parts } = explanation
  return [`${code} (${kind})`, `  ${summary}`, ...parts.map(aboutPart)].join('\n')
}

function aboutPart({ part, field, code, entry }: ExplainedPart): string {
  const meaning = entry ? `${entry.name}: ${entry.meaning} (${entry.basis})` : 'not in our tables, not judged'
  return `  ${String(part).padStart(2)} ${field.padEnd(24)} ${code.padStart(5)}  ${meaning}`
}

function aboutRule(what: string): string | undefined {
  const found = assertions.find(({ id }) => id === what)
  if (!found) return undefined
  const { strength, basis, claim, source } = found.standing
  return [
    found.id,
    `  ${found.rule}`,
    `  ${strength}, ${basis}; claim: ${claim}; rests on: ${source}`,
    ...(found.requirements.length ? [`  requirements: ${found.requirements.join(', ')}`] : []),
    `  when violated: ${found.hint}`,
  ].join('\n')
}

/** A noun is a class too: what stands in it follows, where that is known. */
function aboutNounAndElements(what: string): string | undefined {
  const noun = aboutNoun(what)
  return noun && [noun, aboutElement(what, places().profiles)].filter((text) => text !== undefined).join('\n')
}

function aboutNoun(what: string): string | undefined {
  const { schemas, oldNames, verbs } = loadStandard('2013', places().profiles)
  const old = oldNames.get(what)
  if (old) return `${what}\n  an old name of the ${old.kind} ${old.successor}`
  const profile = schemas.list.find(({ kind, roots }) => kind.endsWith('profile') && roots.includes(what))
  const withVerbs = verbsOf(what, verbs)
  if (!profile)
    return withVerbs.length ? [what, '  a noun without a profile of its own', ...withVerbs].join('\n') : undefined
  const { namespace, file, basis, source, skeleton } = profile
  return [
    what,
    `  namespace ${namespace}`,
    `  schema ${file}, ${basis}; rests on: ${source}`,
    ...(skeleton ? ['  a skeleton: not judged beyond the little that is known'] : []),
    ...withVerbs,
  ].join('\n')
}

const aboutVerbOfEdition = (what: string): string | undefined =>
  aboutVerb(what, loadStandard('2013', places().profiles).verbs)

function aboutRequirement(what: string): string | undefined {
  const found = loadStandard('2013', places().profiles).requirements.get(what)
  if (!found) return undefined
  const { id, purpose, strength, basis, claim, source } = found
  return [id, `  ${purpose}`, `  ${strength}, ${basis}; claim: ${claim}; rests on: ${source}`].join('\n')
}
