import type { OperationInput } from '../message/operation-set.ts'
import type { Changing, Conversation } from './conversation.ts'
import { hoursFromNow, linkUndone, membersOf } from './links.ts'
import { referringTo } from './master-data.ts'
import { nouns, ownOne, payloadOf, struckOff, type Own } from './own-data.ts'

/** What belongs to a place where a meter is installed. */
export interface Installation {
  readonly location: Own
  readonly usagePoint: Own
  readonly meter: Own
}

/** Makes up a whole installation; the usage point refers to its location. */
export function installationOf(conversation: Conversation): Installation {
  const location = ownOne(conversation, 'usage point location')
  const usagePoint = referringTo(conversation, ownOne(conversation, 'usage point'), [location])
  return { location, usagePoint, meter: ownOne(conversation, 'meter') }
}

const operation = (own: Own, operationId: number): OperationInput => ({
  operationId,
  noun: nouns[own.kind],
  verb: 'create',
  payload: { noun: nouns[own.kind], objects: [payloadOf(own)] },
})

/** Puts it on file by one set, all or nothing and in this order: location, usage point, meter, and the link of both. */
export function asOneSet(conversation: Conversation, { location, usagePoint, meter }: Installation): Changing {
  const linked = [meter, usagePoint]
  return {
    change: {
      noun: 'OperationSet',
      verb: 'execute',
      enforceMsgSequence: true,
      enforceTransactionalIntegrity: true,
      operations: [
        operation(location, 1),
        operation(usagePoint, 2),
        operation(meter, 3),
        {
          operationId: 4,
          noun: 'MasterDataLinkageConfig',
          verb: 'create',
          payload: {
            noun: 'MasterDataLinkageConfig',
            members: membersOf(conversation, linked),
            effective: hoursFromNow(conversation, 0),
            // In a set the guard wants an id of ours in all that is told.
            event: conversation.ownObject('event').mRID,
          },
        },
      ],
    },
    undo: [struckOff([location]), struckOff([usagePoint]), struckOff([meter]), linkUndone(conversation, linked)],
  }
}
