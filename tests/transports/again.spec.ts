import { expect, test } from '@playwright/test'
import { connectingAgain } from '../../src/transports/jms/again.ts'
import { BrokerTrouble, type JmsSession } from '../../src/transports/jms/session.ts'

const session = { ownIds: true } as JmsSession
const endpoint = { url: 'amqp://broker/q' }
const refused = () => new BrokerTrouble('refused', 'The broker refused.')

/** Connects as it is told, one answer after the other; time goes by only while it is waited. */
function trying(answers: readonly (JmsSession | Error)[]) {
  const left = [...answers]
  const pauses: number[] = []
  const patience: number[] = []
  let now = 0
  const connect = connectingAgain(
    (_endpoint, { connectMs }) => {
      patience.push(connectMs)
      const answer = left.shift()
      return answer instanceof Error || !answer ? Promise.reject(answer ?? refused()) : Promise.resolve(answer)
    },
    {
      now: () => now,
      pause: (ms) => {
        pauses.push(ms)
        now += ms
        return Promise.resolve()
      },
    },
  )
  return { pauses, patience, connect: () => connect(endpoint, { connectMs: 5_000, maxBytes: 1 }), elapsed: () => now }
}

test('a broker that was there is tried again after pauses that grow, and found', async () => {
  const { connect, pauses, patience } = trying([session, ...Array.from({ length: 7 }, refused), session])
  await connect()
  expect(await connect()).toBe(session)
  expect(pauses).toEqual([50, 100, 200, 400, 800, 1_000, 1_000])
  expect(patience.slice(1)).toEqual([5_000, 4_950, 4_850, 4_650, 4_250, 3_450, 2_450, 1_450])
})

test('it is given up within connectMs, after a bounded number of attempts', async () => {
  const { connect, patience, elapsed } = trying([session])
  await connect()
  await expect(connect()).rejects.toThrow('The broker refused.')
  expect(elapsed()).toBeLessThanOrEqual(5_000)
  expect(patience).toHaveLength(10)
})

test('the first time nothing is repeated, nor what no time mends', async () => {
  const never = trying([refused(), session])
  await expect(never.connect()).rejects.toThrow('The broker refused.')
  const locked = trying([session, new BrokerTrouble('rejected', 'Who are you?'), session])
  await locked.connect()
  await expect(locked.connect()).rejects.toThrow('Who are you?')
  expect([never.pauses, locked.pauses]).toEqual([[], []])
})
