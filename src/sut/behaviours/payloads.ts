import { bytesIn, unpack } from '../../message/compressed.ts'
import { textOf, type XmlElement } from '../../xml/tree.ts'
import { mayOperate } from '../reference/users.ts'
import { replayWindowMs } from '../reference/replays.ts'

/** The seams at which the header of an order and the form of its payload can be taken wrongly. */
export interface PayloadBehaviours {
  /** May that user have orders carried out? */
  readonly 'accepts.user': (userId: string | undefined) => boolean
  /** Is a message taken that was created then and may have come before? Times in milliseconds since 1970. */
  readonly 'accepts.replay': (created: number, cameBefore: boolean, now: number) => boolean
  /** Is a payload of that format read? */
  readonly 'payload.format': (format: string) => boolean
  /** What comes out of a compressed payload; undefined refuses it. */
  readonly 'payload.unpacked': (compressed: XmlElement) => XmlElement | undefined
  /** The ids that are taken, of those that stand in a payload without a body. */
  readonly 'payload.ids': (ids: readonly XmlElement[]) => readonly XmlElement[]
}

export const conformingPayloads: PayloadBehaviours = {
  'accepts.user': mayOperate,
  'accepts.replay': (created, cameBefore, now) => !cameBefore && now - created <= replayWindowMs,
  'payload.format': (format) => format === 'XML',
  'payload.unpacked': (compressed) => {
    if (bytesIn(textOf(compressed))?.armour !== 'base64') return undefined
    const unpacked = unpack(compressed)
    return unpacked.ok ? unpacked.root : undefined
  },
  'payload.ids': (ids) => ids,
}
