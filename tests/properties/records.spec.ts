import assert from 'node:assert/strict'
import { judgeRecord } from '../../src/assertions/judge.ts'
import { readRecord, writeRecord } from '../../src/exchange/ndjson.ts'
import { bytesOf, type Unstamped } from '../../src/exchange/recorder.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { messageWith } from './envelopes.ts'
import { outlined } from './generated.ts'
import { judgesBy } from './judging.ts'
import { pick, property } from './property.ts'
import { startTalk } from './talks.ts'
import { written } from './written.ts'

const context = await judgesBy()

const texts = ['', 'a\nb\r\n\u2028', '\ud800 alone', '"\\u0000"\u0000', 'Zähler 電力量計 😀'] as const

/** A message, a message with bytes made others, or any bytes at all. */
function anyBytes(roll: Dice): Buffer {
  const profile = outlined[roll(outlined.length)]
  const bytes = profile && roll(3) < 2 ? written(messageWith(profile, roll).document, roll) : Buffer.alloc(roll(40))
  const times = bytes.length ? roll(6) : 0
  for (let time = 0; time < times; time++) bytes[roll(bytes.length)] = roll(256)
  return bytes
}

const others = (roll: Dice): Unstamped =>
  pick<Unstamped>(
    [
      { kind: 'mark', mark: 'test', text: pick(texts, roll) },
      { kind: 'transport', event: 'reset', requestSent: true, detail: pick(texts, roll), inResponseTo: 1 },
      { kind: 'deadline', limit: pick(texts, roll), waitedMs: roll(10) / 7, inResponseTo: 1 },
      { kind: 'clock', aheadMs: -roll(1_000) / 3, withinMs: 1e-7, because: 'told' },
      { kind: 'description', source: 'x', documents: [{ uri: 'x', text: pick(texts, roll) }] },
      {
        kind: 'expectation',
        about: 1,
        requirements: [],
        says: pick(texts, roll),
        expected: { form: 'result', results: ['OK'] },
      },
    ],
    roll,
  )

property('a record that is saved and loaded has the same bytes in it, and is judged alike', 60, (roll) => {
  const talk = startTalk()
  const sent: Buffer[] = []
  const note = (say: (bytes: Buffer) => number) => {
    const bytes = anyBytes(roll)
    sent.push(bytes)
    say(bytes)
  }
  note((bytes) => talk.ask(bytes, { 'content-type': 'text/xml', [pick(texts, roll)]: pick(texts, roll) }))
  for (let left = roll(4); left > 0; left--) {
    talk.wait(roll(3_000) / 7)
    if (roll(2)) talk.recorder.append(others(roll))
    else note(pick([talk.hear, talk.arrive], roll))
  }
  const record = talk.recorder.record()
  const loaded = readRecord(Buffer.from(writeRecord(record)).toString(), 'generated')
  assert.deepEqual(loaded, record)
  const bodies = loaded.entries.flatMap((entry) => (entry.kind === 'message' ? [Buffer.from(bytesOf(entry.body))] : []))
  assert.deepEqual(bodies, sent)
  // Loading puts the fields of an entry into the order of their definition; from then on nothing changes.
  assert.equal(writeRecord(readRecord(writeRecord(loaded), 'generated')), writeRecord(loaded))
  assert.deepEqual(judgeRecord(loaded, context).findings, judgeRecord(record, context).findings)
})
