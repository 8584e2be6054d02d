import { expect, test } from '@playwright/test'
import { fault, findingsOf, line, query, reply, told, toldOf, type Talk } from './record.ts'

const event = (
  kind: 'refused' | 'dns' | 'tls' | 'timeout' | 'reset' | 'closed-without-reply' | 'stale-connection',
  requestSent: boolean,
) => ({
  kind: 'transport' as const,
  event: kind,
  requestSent,
  detail: 'what happened',
})

test.describe('sequence.answered', () => {
  const silence = (note: (talk: Talk, to: number) => void) =>
    findingsOf((talk) => note(talk, talk.ask())).map(
      ({ assertion, outcome, blame, seq }) => `${assertion} ${outcome} ${blame} ${String(seq)}`,
    )

  test('silence on a connection that stood is a failure', () => {
    expect(
      silence((talk, to) => talk.note({ kind: 'deadline', limit: 'reply', waitedMs: 3_000, inResponseTo: to })),
    ).toEqual(['sequence.answered fail sut 3'])
    for (const kind of ['reset', 'closed-without-reply'] as const)
      expect(silence((talk, to) => talk.note({ ...event(kind, true), inResponseTo: to }))).toEqual([
        'sequence.answered fail sut 3',
      ])
  })
  test('a connection that never stood says nothing of the SUT', () => {
    for (const kind of ['refused', 'dns', 'tls', 'timeout'] as const)
      expect(
        silence((talk, to) => talk.note({ ...event(kind, false), inResponseTo: to })),
        kind,
      ).toEqual(['sequence.answered inconclusive sut 3'])
  })
  test('a SUT that took the message on a kept connection and then listens no more went away over it', () => {
    expect(
      silence((talk, to) => {
        talk.note({ ...event('stale-connection', true), inResponseTo: to })
        talk.note({ ...event('refused', false), inResponseTo: to })
      }),
    ).toEqual(['sequence.answered fail sut 4'])
  })
  test('a kept connection that had been closed before the message, and nobody there any more', () => {
    expect(
      silence((talk, to) => {
        talk.note({ ...event('stale-connection', false), inResponseTo: to })
        talk.note({ ...event('refused', false), inResponseTo: to })
      }),
    ).toEqual(['sequence.answered inconclusive sut 4'])
  })
  test('a message that was sent once more and then answered is answered', () => {
    const found = told((talk) => {
      talk.note({ ...event('stale-connection', true), inResponseTo: talk.ask() })
      talk.hear()
    })
    expect(found).toEqual([])
  })
})

test.describe('sequence.one-reply', () => {
  test('a second reply to the same request', () => {
    const found = told((talk) => {
      talk.ask()
      talk.hear(reply())
      talk.hear(reply({ messageId: 'r-2' }))
    })
    expect(found).toEqual(['sequence.one-reply fail m3'])
  })
  test('one reply to each of two requests, in any order', () => {
    const found = told((talk) => {
      const first = talk.ask()
      const second = talk.ask(query({ messageId: 'q-2', correlationId: 'c-2' }))
      talk.hear(reply({ messageId: 'r-2', correlationId: 'c-2' }), {}, second)
      talk.hear(reply(), {}, first)
    })
    expect(found).toEqual([])
  })
})

test.describe('sequence.correlated', () => {
  test('another CorrelationID, at its line', () => {
    const wrong = reply({ correlationId: 'c-9' })
    expect(toldOf(wrong)).toEqual([`sequence.correlated fail m2:${line(wrong, '<m:CorrelationID>')}`])
  })
  test('none, at the header', () => {
    const wrong = reply({ correlationId: '' })
    expect(toldOf(wrong)).toEqual([`sequence.correlated fail m2:${line(wrong, '<m:Header>')}`])
  })
  test('the MessageID of the request in its place', () => {
    const wrong = reply({ correlationId: 'q-1' })
    expect(toldOf(wrong)).toEqual([`sequence.correlated fail m2:${line(wrong, '<m:CorrelationID>')}`])
  })
  test('white space around it is no other id, and a fault has no header', () => {
    expect(toldOf(reply({ correlationId: '\nc-1 ' }))).toEqual([])
    expect(toldOf(fault(), { status: 500 })).toEqual([])
  })
})

test.describe('sequence.correlated-by-message-id', () => {
  const answered = (correlationId: string, messageId = 'q-1') =>
    told((talk) => {
      talk.ask(query({ correlationId: '', messageId }))
      talk.hear(reply({ correlationId }))
    })
  test('a request without CorrelationID is answered by its MessageID', () => {
    expect(answered('q-1')).toEqual([])
    expect(answered('c-7')).toEqual([
      `sequence.correlated-by-message-id fail m2:${line(reply({ correlationId: 'c-7' }), '<m:CorrelationID>')}`,
    ])
    expect(answered('')).toEqual([`sequence.correlated-by-message-id fail m2:${line(reply(), '<m:Header>')}`])
  })
  test('a request without any id cannot be correlated', () => {
    expect(answered('c-7', '')).toEqual([])
    expect(answered('', '')).toEqual([])
  })
})

test.describe('timing.declared', () => {
  const after = (ms: number) =>
    told((talk) => {
      talk.ask()
      talk.wait(ms)
      talk.hear()
    })
  test('a reply later than declared', () => {
    expect(after(1_001)).toEqual(['timing.declared fail m2'])
  })
  test('a reply at the last moment', () => {
    expect(after(1_000)).toEqual([])
  })
})
