import { decodeRecord } from '../exchange/decode.ts'
import type { ObjectIds } from '../exchange/object-ids.ts'
import type { Recorder } from '../exchange/recorder.ts'
import { attributeOf, childrenNamed, textOf } from '../xml/tree.ts'

/**
 * The id by which the SUT calls what a message of ours began; undefined where it gave none, or one of another kind. An id that an
 * object of the IXIT bears is none: whoever cancels by it might mean that object.
 */
export function transactionIn(recorder: Recorder, about: number, objects: readonly ObjectIds[]): string | undefined {
  const reply = decodeRecord(recorder.record()).repliesTo(about)[0]?.message?.reply
  if (!reply) return undefined
  const given = childrenNamed(reply.element, 'ID').find((id) =>
    [undefined, 'transaction'].includes(attributeOf(id, 'kind')),
  )
  const id = given && textOf(given).trim()
  return id && !objects.some(({ mRID, names }) => mRID === id || names.includes(id)) ? id : undefined
}
