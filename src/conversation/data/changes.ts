import { servedMeters } from '../../assertions/expectations/served.ts'
import { decodeRecord } from '../../exchange/decode.ts'
import type { Expected } from '../../exchange/entries.ts'
import type { Conversation } from '../conversation.ts'
import { NotApplicable } from '../errors.ts'
import { idsOf } from '../fixtures.ts'
import { filledIn } from './fixtures.ts'

/** More pages are not asked for: who has changed more than was known may bring any number. */
const mostPages = 10

/** The meters that are known to have changed in a period, and how many a page is to hold: two pages hold them all. */
function changesOf({ setting }: Conversation) {
  const { period, meters } = filledIn(setting.ixit.changedMeters, 'ixit.changedMeters')
  return { period, meters, size: Math.ceil(meters.length / 2) }
}

/**
 * Asks for the configurations that changed in the period of the IXIT, page by page, until a page is not full.
 *
 * @returns the numbers of the requests
 * @throws NotApplicable where such a query is refused, or brings more than a page: then it is not supported
 */
export async function askForChanges(conversation: Conversation): Promise<readonly number[]> {
  const { period, size } = changesOf(conversation)
  const { limit, offset } = filledIn(conversation.setting.ixit.paging, 'ixit.paging')
  const asked: number[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const about = await conversation.ask({
      query: { noun: 'MeterConfig', schedule: period },
      parameters: { options: { [limit]: String(size), [offset]: String(page * size) } },
    })
    asked.push(about)
    const isServed = conversation.holds(about, { form: 'result', results: ['OK', 'PARTIAL'] })
    if (page === 0 && !isServed && conversation.holds(about, { form: 'refused', what: 'object' }))
      throw new NotApplicable('The query for what changed in a period is refused: the SUT does not support it.')
    const served = servedBy(about, conversation)
    if (served > size)
      throw new NotApplicable(`A page of ${size} holds ${served} meters: the SUT gives no pages of what changed.`)
    if (served < size) break
  }
  return asked
}

/** Each of the meters that changed then is on one of the pages. */
export function changesTold(conversation: Conversation, asked: readonly number[]): Expected {
  const { meters, size } = changesOf(conversation)
  const last = asked.at(-1)
  return {
    form: 'changed-pages',
    meters: meters.map(idsOf),
    before: asked.slice(0, -1),
    ended: last !== undefined && servedBy(last, conversation) < size,
  }
}

const servedBy = (about: number, { recorder }: Conversation): number =>
  decodeRecord(recorder.record()).repliesTo(about).flatMap(servedMeters).length
