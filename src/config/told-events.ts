import type { Ics } from './ics.ts'

/** The verbs of events, by that of the request that brings each about. */
export const toldVerbs = {
  create: 'created',
  change: 'changed',
  cancel: 'canceled',
  close: 'closed',
  delete: 'deleted',
} as const
export type ToldVerb = (typeof toldVerbs)[keyof typeof toldVerbs]

/** An event by what it tells of which noun. */
export interface ToldEvent {
  readonly verb: ToldVerb
  readonly noun: string
}

/** The events that an item of the ICS lists. */
export const eventsListed = (listed: Ics['takesEvents']): readonly ToldEvent[] =>
  listed.flatMap((one) => {
    const [said, noun = ''] = one.replace(')', '').split('(')
    const verb = Object.values(toldVerbs).find((known) => known === said)
    return verb ? [{ verb, noun }] : []
  })

/** Does the SUT take that event, by the ICS? */
export const takesEvent = ({ takesEvents }: Pick<Ics, 'takesEvents'>, { verb, noun }: ToldEvent): boolean =>
  takesEvents.includes(`${verb}(${noun})`)
