import { whyUnknown } from '../config/our-address.ts'
import { unwrapDocument } from '../binding/document.ts'
import { decodeRecord, isOwnRequest } from '../exchange/decode.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { Acceptance, Arrival, Mailbox } from '../transports/transport.ts'
import { readXml } from '../xml/intake.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'
import { explain } from './stimulate.ts'

/** Where results come to us, behind `/cim9/`, from a SUT that sends them all to one address. */
export const resultsToken = 'results'

/**
 * The SUT must know where its results go: by its configuration, or it is told.
 *
 * @param address where we listen
 * @throws Inconclusive where it cannot know it
 */
export async function tellResultsAddress({ ixit, control, endpoint }: Bench, address: string): Promise<void> {
  const unknown = control?.means === 'control port' ? undefined : whyUnknown(ixit, endpoint.url, 'results')
  if (unknown !== undefined) throw new Inconclusive(unknown)
  await control?.resultsTo(address).catch(explain)
}

const taken: Acceptance = { status: 200, headers: {}, bytes: new Uint8Array() }

/**
 * The mailbox of a scenario at the address that all of them share. What answers a message of somebody else, as late results
 * of the scenario before and those of other clients of the SUT do, is taken and goes to the strays: this scenario has no part
 * in it. What does not say what it answers belongs to the scenario.
 */
export const ownResults = (mailbox: Mailbox, recorder: Recorder, bench: Bench): Mailbox => ({
  receive: (arrival) => {
    const id = correlationOf(arrival, bench)
    if (!id || sentIds(recorder).has(id)) return mailbox.receive(arrival)
    bench.heard = true
    bench.stray(arrival)
    return taken
  },
})

function correlationOf({ bytes }: Arrival, { services }: Pick<Bench, 'services'>): string | undefined {
  const intake = readXml(bytes)
  return intake.ok ? unwrapDocument(intake.root, services).content?.message.header?.correlationId?.value : undefined
}

/** The ids by which an answer can say, rightly or not, that it is one to this scenario. */
const sentIds = (recorder: Recorder): ReadonlySet<string> =>
  new Set(
    decodeRecord(recorder.record())
      .messages.filter(isOwnRequest)
      .flatMap(({ message }) => [message?.header?.correlationId?.value ?? [], message?.header?.messageId?.value ?? []])
      .flat(),
  )
