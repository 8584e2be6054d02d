import { eachMessage, judged, type Assertion } from './assertion.ts'

const unpacks: Assertion = {
  id: 'payload.unpacks',
  rule: 'What is sent compressed can be unpacked.',
  requirements: ['PAY-001'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'exchange',
    source:
      'Compressed of the envelope schemas; gzip, written as base64 or uuencoded, is what its annotation and practice say',
  },
  hint: 'Compress the whole payload by gzip, and write all of it into Compressed as base64.',
  judge: eachMessage(function* (message) {
    const compressed = message.message?.payload?.compressed
    if (!compressed) return
    const { element, unpacked } = compressed
    const place = { message, element, expected: 'a whole gzip' }
    if (unpacked.ok || unpacked.kind === 'broken')
      yield judged(unpacked.ok, { ...place, actual: unpacked.ok ? '' : unpacked.problem })
    // Our own limit says nothing of the sender; what is packed in another way, nobody here can judge.
    else
      yield { outcome: unpacked.kind === 'limit' ? 'inconclusive' : 'not-judged', ...place, actual: unpacked.problem }
  }),
}

/** Rules on compressed payloads. */
export const compressedAssertions: readonly Assertion[] = [unpacks]
