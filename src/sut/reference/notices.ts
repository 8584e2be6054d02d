import { element, elements, type XmlElement } from '../../xml/tree.ts'
import { isFiledNoun } from '../../config/nouns.ts'
import { buildEvent } from '../../message/build.ts'
import type { HeadEnd } from './head-end.ts'

/** What is told of a change to those who listen. */
export interface Notice {
  readonly verb: 'created' | 'changed' | 'deleted'
  readonly noun: string
  readonly profile: XmlElement
}

const told = { create: 'created', change: 'changed', delete: 'deleted' } as const
const isTold = (verb: string | undefined): verb is keyof typeof told => verb !== undefined && verb in told

/** Tells those who listen that something was put on file, changed or struck off; and of nothing that was not. */
export function tell(verb: string | undefined, profile: XmlElement, isDone: boolean, headEnd: HeadEnd): void {
  if (!isTold(verb) || !isFiledNoun(profile.name)) return
  const { behaviours, clock, schemas, newId, publisher } = headEnd
  const notice: Notice = { verb: told[verb], noun: profile.name, profile }
  for (const one of behaviours['notices.told'](notice, isDone))
    publisher.publish(behaviours['typed.event'](one), () =>
      buildEvent(
        {
          verb: one.verb,
          noun: one.noun,
          timestamp: clock.now().wall,
          source: 'cim9-reference-hes',
          messageId: newId(),
          // That form asks for one in every message; a notice answers nobody, so it is a fresh one.
          ...(schemas.envelope.dialect === 'tightened' && { correlationId: newId() }),
        },
        one.profile,
      ),
    )
}

/** A profile with those of its objects that are meant, and all that stands beside them. */
export const withOnly = (profile: XmlElement, className: string, objects: readonly XmlElement[]): XmlElement =>
  element(
    profile.namespace,
    profile.name,
    elements(profile).filter((child) => child.name !== className || objects.includes(child)),
  )
