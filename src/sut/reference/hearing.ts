import type { Recognised } from '../../binding/recognise.ts'
import { filedClasses, filedNouns, type FiledNoun } from '../../config/nouns.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import { schemaProblems } from './checks.ts'
import { requestError } from './errors.ts'
import { partIn } from './event-sets.ts'
import type { HeadEnd } from './head-end.ts'
import { withOnly } from './notices.ts'
import type { Outcome } from './outcome.ts'
import { referenceIn } from './registry.ts'
import { carryOutProfile } from './transactions.ts'

/** What an event that came is about. */
export interface HeardEvent {
  readonly verb: string
  readonly noun: string
}

/** Does with the profiles of an event what it tells. */
type Hearing = (profiles: readonly XmlElement[], headEnd: HeadEnd) => Outcome

/** Carries out what others have done already, so that it is here as it is there. */
const follow =
  (verb: 'create' | 'change' | 'delete', noun: FiledNoun): Hearing =>
  (profiles, headEnd) => {
    const className = filedClasses[noun]
    const objects = profiles.flatMap((profile) => childrenNamed(profile, className))
    if (!objects.length) return { errors: [requestError('1.7', 'The payload holds no object.')] }
    const isKnown = (object: XmlElement) => headEnd.registry.find(className, referenceIn(object)) !== undefined
    const carriedOut = (by: typeof verb, profile: XmlElement, some: readonly XmlElement[]) =>
      some.length ? carryOutProfile(by, noun, withOnly(profile, className, some), headEnd) : []
    const errors = profiles.flatMap((profile) => {
      const all = childrenNamed(profile, className)
      if (verb !== 'create') return carriedOut(verb, profile, all)
      // What is told twice is there once: it is as the last message tells it.
      const known = all.filter(isKnown)
      return [
        ...carriedOut('change', profile, known),
        ...carriedOut(
          'create',
          profile,
          all.filter((one) => !known.includes(one)),
        ),
      ]
    })
    return { errors, done: errors.length < objects.length }
  }

/** Takes note of what leaves nothing to do: what is closed stays on file as it was. */
const takeNote: Hearing = () => ({ errors: [], done: true })

const masterData = (noun: FiledNoun): Readonly<Record<string, Hearing>> => ({
  created: follow('create', noun),
  changed: follow('change', noun),
  deleted: follow('delete', noun),
})

/** By noun and verb, what becomes of an event. Of agreements it is told also that they never began, and that they are over. */
const hearings: ReadonlyMap<string, Readonly<Record<string, Hearing>>> = new Map([
  ...filedNouns.map((noun) => [noun, masterData(noun)] as const),
  [
    'CustomerAgreementConfig',
    {
      ...masterData('CustomerAgreementConfig'),
      canceled: follow('delete', 'CustomerAgreementConfig'),
      closed: takeNote,
    },
  ],
])

/** Is it an event, which tells, and no request, which asks? In the generic wrapper the element around it says so. */
export const isEvent = ({ root, wrapper, message }: Recognised): boolean =>
  wrapper === 'generic-wrapped' ? root.name === 'PublishEvent' : message.archetype === 'EventMessage'

/** What comes of an event. A part of a set waits for the others, and its answer tells which are missing. */
export function hear(text: string, content: Recognised, headEnd: HeadEnd): Outcome {
  const { behaviours, eventSets } = headEnd
  const { header, payload } = content.message
  const event: HeardEvent = { verb: header?.verb?.value ?? '', noun: header?.noun?.value ?? '' }
  if (!header || !event.verb || !event.noun)
    return { errors: [requestError('1.5', 'The header has no Verb, or no Noun.')] }
  const hearing = hearings.get(event.noun)?.[event.verb]
  if (!hearing)
    return behaviours['heard.refuses'](event)
      ? { errors: [requestError('2.9', 'Of this noun no such event is taken.', `${event.verb}(${event.noun})`)] }
      : { errors: [], done: true }
  const profiles = payload?.profiles ?? []
  if (profiles.some(({ name }) => name !== event.noun))
    return { errors: [requestError('2.5', 'The noun is not that of the payload.')] }
  const problems = schemaProblems(text, content, profiles, headEnd)
  if (!behaviours['accepts.form'](problems))
    return { errors: [requestError('1.8', 'The event is not valid by its schema.', problems[0]?.message)] }
  const act = () => (behaviours['heard.isFiled'](event) ? hearing(profiles, headEnd) : takeNote(profiles, headEnd))
  const part = partIn(header)
  if (!part) return act()
  const { missing, due } = eventSets.join(part, act)
  if (!behaviours['heard.waits'](missing)) return missing.length ? act() : together(due)
  return {
    errors: [
      {
        code: '0.3',
        level: 'INFORM',
        reason: `Part ${part.number} of ${part.of} is kept. Missing: ${missing.join(', ')}.`,
      },
    ],
    accepted: true,
  }

  function together(all: typeof due): Outcome {
    const outcomes = behaviours['heard.parts'](all).map((one) => one())
    return { errors: outcomes.flatMap(({ errors }) => errors), done: outcomes.some(({ done }) => done) }
  }
}
