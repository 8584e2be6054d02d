import { unwrapSoap, wrapSoap } from '../../binding/soap.ts'
import { wrappers } from '../../binding/wrappers.ts'
import { buildNames, buildRequest } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { readXml } from '../../xml/intake.ts'
import { element } from '../../xml/tree.ts'
import type { Behaviours } from '../behaviours.ts'
import type { Subscription } from '../control.ts'
import type { HeadEnd } from './head-end.ts'
import type { HttpAnswer } from './http-answer.ts'
import { isUrl } from './outbox.ts'
import type { Meter } from './plant.ts'
import { forwardEnergy } from './readings.ts'
import { documentText } from './service.ts'

/** The head end as a client: it asks others for readings, and takes their answers at an address of its own. */
export interface Client {
  /** Whom it asks; the last counts. */
  askAt(address: string, clothes: Clothes): void
  /** Where its answers are to come. */
  answersAt(address: string): void
  /** Asks for the register of a meter, and says why it cannot where it cannot. */
  ask(meter: Meter, headEnd: HeadEnd): string | undefined
  /** Takes what came to the address of its answers. */
  take(document: Uint8Array): HttpAnswer
}

type Clothes = Pick<Subscription, 'wrapper' | 'soap'>

/** It asks once more after so many milliseconds, where it has not done with a request. */
const againMs = 20

const answered = (status: number, says = ''): HttpAnswer => ({
  status,
  headers: says ? { 'content-type': 'text/plain; charset=utf-8' } : {},
  bytes: Buffer.from(says, 'utf8'),
  refusal: status >= 400,
})

export function openClient(behaviours: Behaviours): Client {
  let asked: ({ readonly address: string } & Clothes) | undefined
  let own: string | undefined
  /** What it has asked for, by CorrelationID: asks once more. */
  const open = new Map<string, () => void>()

  return {
    askAt: (address, { wrapper, soap }) => {
      asked = { address, wrapper, soap }
    },
    answersAt: (address) => {
      own = address
    },
    ask: ({ mRID, names }, { outbox, newId, clock }) => {
      if (!asked || own === undefined) return 'This head end was not told whom to ask, or has no address for answers.'
      const { address, wrapper, soap } = asked
      const operation = { noun: 'MeterReadings', verb: 'get' }
      const correlationId = newId()
      const namespace = profileNamespace('GetMeterReadings')
      const message = buildRequest(
        {
          ...operation,
          timestamp: clock.now().wall,
          source: 'cim9-reference-hes',
          asyncReplyFlag: true,
          replyAddress: own,
          messageId: newId(),
          correlationId,
        },
        element(namespace, 'GetMeterReadings', [
          element(namespace, 'EndDevice', [element(namespace, 'mRID', mRID), ...buildNames(namespace, names)]),
          element(namespace, 'ReadingType', buildNames(namespace, [{ name: forwardEnergy, nameType: 'ReadingType' }])),
        ]),
      )
      const envelope = wrapSoap(message, wrappers[wrapper], operation, soap)
      const send = () => void outbox.offer(address, documentText(envelope, isUrl(address), behaviours))
      open.set(correlationId, () => {
        outbox.after(againMs, send)
      })
      send()
      return undefined
    },
    take: (document) => {
      const intake = readXml(document)
      const message = intake.ok ? unwrapSoap(intake.root).content?.message : undefined
      const correlationId = message?.header?.correlationId?.value
      const again = correlationId === undefined ? undefined : open.get(correlationId)
      if (message?.archetype !== 'ResponseMessage' || !again)
        return behaviours['client.takes'](answered(400, 'This is no answer to a request of this head end.'))
      if (!behaviours['client.isOver']()) again()
      return behaviours['client.takes'](answered(202))
    },
  }
}
