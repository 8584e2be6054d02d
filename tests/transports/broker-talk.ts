import { systemClock } from '../../src/exchange/clock.ts'
import type { Entry, WireMessage } from '../../src/exchange/entries.ts'
import { startRecord, type Recorder } from '../../src/exchange/recorder.ts'
import type { JmsArrival, Settlement } from '../../src/transports/jms/session.ts'
import type { Transport } from '../../src/transports/transport.ts'

/** What the tests of all transports by a broker share. */

/** What comes to a consumer, one after the other. */
export function inbox(settle: (arrival: JmsArrival) => Settlement | Promise<Settlement> = () => 'taken') {
  const arrivals: JmsArrival[] = []
  const waiting: ((arrival: JmsArrival) => void)[] = []
  return {
    arrivals,
    consumer: (arrival: JmsArrival): Settlement | Promise<Settlement> => {
      const next = waiting.shift()
      if (next) next(arrival)
      else arrivals.push(arrival)
      return settle(arrival)
    },
    next: (): Promise<JmsArrival> => {
      const there = arrivals.shift()
      return there ? Promise.resolve(there) : new Promise((resolve) => waiting.push(resolve))
    },
  }
}

export const textOf = ({ bytes }: JmsArrival): string => Buffer.from(bytes).toString('utf8')

/** How something failed. */
export const troubleOf = (act: Promise<unknown>): Promise<{ event?: string; message: string }> =>
  act.then(
    () => ({ message: 'nothing went wrong' }),
    (error: unknown) => error as { event?: string; message: string },
  )

export function newRecorder(): Recorder {
  return startRecord(
    {
      run: 'r1',
      scenario: {
        ...{ id: 'T-1', title: 'a test', feature: 'transports', uri: 'features/t.feature', line: 1 },
        ...{ requirements: [], effect: 'reads' as const },
      },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: 'none', wrapper: 'generic-bare' },
      sut: { name: 'peer', version: '1', endpoint: 'amqp://127.0.0.1/requests' },
      declared: { replyMs: 1000, refusalStatuses: [] },
      objects: [],
    },
    systemClock(),
  )
}

export const outgoing = (text: string, jmsCorrelationId?: string) => ({
  bytes: Buffer.from(text),
  headers: {},
  operation: { noun: 'MeterReadings', verb: 'get' },
  jmsCorrelationId,
  repeatable: false,
})

/** Sends one message; the entries come without the context. */
export async function talk(transport: Transport, text = '<a/>', jmsCorrelationId?: string): Promise<readonly Entry[]> {
  const recorder = newRecorder()
  await transport.send(outgoing(text, jmsCorrelationId), recorder)
  return recorder.record().entries.slice(1)
}

export const messagesOf = (entries: readonly Entry[]): WireMessage[] =>
  entries.filter((entry) => entry.kind === 'message')
export const eventOf = (entries: readonly Entry[]) => entries.find((entry) => entry.kind === 'transport')
export const deadlineOf = (entries: readonly Entry[]) => entries.find((entry) => entry.kind === 'deadline')
