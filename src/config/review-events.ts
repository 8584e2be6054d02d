import { isLoopback } from './review-reach.ts'
import { contradiction, note, type Notice, type Reviewed } from './review-notice.ts'
import { eventsListed, takesEvent } from './told-events.ts'

/** What is said of the events that the SUT hears: does it agree, can it be tried, and can its effect be seen? */
export function noticesOnEvents({ ics, ixit }: Reviewed): readonly Notice[] {
  const both = ics.takesEvents.filter((one) => ics.deniedEvents.includes(one))
  const taken = eventsListed(ics.takesEvents)
  const unheard = [...new Set(taken.map(({ noun }) => noun))].filter(
    (noun) => !takesEvent(ics, { verb: 'created', noun }),
  )
  const unseen = [...new Set(taken.map(({ noun }) => noun))].filter((noun) => !ics.nouns.some((one) => one === noun))
  return [
    ...(both.length
      ? [
          contradiction(
            'ics.takesEvents, ics.deniedEvents',
            `${both.join(', ')} cannot be both taken and refused. Take it out of one of them.`,
          ),
        ]
      : []),
    ...(taken.length && !ixit.subscriber
      ? [
          note(
            'ics.takesEvents, ixit.subscriber',
            'Events are claimed to be taken, and it is not known where. Write ixit.subscriber: { endpoint: "the address" }, or {} where they go to the address of requests.',
          ),
        ]
      : []),
    ...(isClear(ixit)
      ? [
          note(
            'ixit.credentials, ixit.token, ixit.subscriber.endpoint',
            'What says who asks is sent in clear text with events. Write an https endpoint if the SUT has one.',
          ),
        ]
      : []),
    ...(unheard.length
      ? [
          note(
            'ics.takesEvents',
            `Of ${unheard.join(', ')} nothing of our own can be there, since its created is not taken. Name created(${unheard[0] ?? ''}) too, if the SUT takes it.`,
          ),
        ]
      : []),
    ...(unseen.length
      ? [
          note(
            'ics.takesEvents, ics.nouns',
            `${unseen.join(', ')} may be told of and cannot be asked for, so of these events the answer alone is judged. Name it in ics.nouns too, if the SUT answers it.`,
          ),
        ]
      : []),
  ]
}

/** Do credentials go to another machine in clear text? */
function isClear({ credentials, token, subscriber }: Reviewed['ixit']): boolean {
  if (subscriber?.endpoint === undefined || (!credentials && !token)) return false
  const { protocol, hostname } = new URL(subscriber.endpoint)
  return protocol === 'http:' && !isLoopback(hostname)
}
