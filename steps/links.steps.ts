import { Given, Then, When } from '@cucumber/cucumber'
import * as data from '../src/conversation/index.ts'
import { ownOne, type Own, type OwnKind } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on what is linked to what, from when on. */

/** `meter A` */
const one = `((?:${data.kindWords}) [A-Z])`

/** The object that the scenario calls so, made up where it is called for the first time. */
function named(world: Cim9World, name: string): Own {
  const own = world.named.get(name) ?? ownOne(world.conversation, name.slice(0, -2) as OwnKind)
  world.named.set(name, own)
  return own
}

const pairOf = (world: Cim9World, first: string, second: string): readonly [Own, Own] => [
  named(world, first),
  named(world, second),
]

/** How far from now times lie, in hours, as features say it. */
const hours = {
  'two days ago': -48,
  'a day ago': -24,
  'an hour ago': -1,
  now: 0,
  'a day ahead': 24,
  'two days ahead': 48,
}
type Moment = keyof typeof hours
const moments = Object.keys(hours).join('|')

/** From when on the last link of a scenario is to hold. */
const beginnings = new WeakMap<Cim9World, string>()

async function link(world: Cim9World, owns: readonly Own[], moment: Moment): Promise<void> {
  const effective = data.hoursFromNow(world.conversation, hours[moment])
  beginnings.set(world, effective)
  await world.change(data.linked(world.conversation, owns, effective))
}

Given(
  new RegExp(`^${one} and ${one} are linked before$`),
  async function (this: Cim9World, first: string, second: string) {
    await data.linkBefore(this.conversation, pairOf(this, first, second))
  },
)

When(new RegExp(`^${one} and ${one} are linked$`), async function (this: Cim9World, first: string, second: string) {
  await link(this, pairOf(this, first, second), 'now')
})

When(
  new RegExp(`^${one} and ${one} are linked from (${moments}) on$`),
  async function (this: Cim9World, first: string, second: string, moment: Moment) {
    await link(this, pairOf(this, first, second), moment)
  },
)

When(
  new RegExp(`^the link of ${one} and ${one} is ended (${moments})$`),
  async function (this: Cim9World, first: string, second: string, moment: Moment) {
    const owns = pairOf(this, first, second)
    await this.change(data.unlinked(this.conversation, owns, data.hoursFromNow(this.conversation, hours[moment])))
  },
)

Then(new RegExp(`^${one} is found linked to ${one}$`), async function (this: Cim9World, first: string, second: string) {
  await data.expectLink(this.conversation, pairOf(this, first, second), { form: 'linked' }, 'they are found linked')
})

Then(
  new RegExp(`^${one} is found linked to ${one} from then on$`),
  async function (this: Cim9World, first: string, second: string) {
    const from = beginnings.get(this)
    const expected = { form: 'linked' as const, ...(from !== undefined && { from }) }
    await data.expectLink(
      this.conversation,
      pairOf(this, first, second),
      expected,
      'they are found linked from then on',
    )
  },
)

Then(
  new RegExp(`^${one} is not found linked to ${one}$`),
  async function (this: Cim9World, first: string, second: string) {
    await data.expectLink(
      this.conversation,
      pairOf(this, first, second),
      { form: 'not-linked' },
      'they are not found linked',
    )
  },
)

Then(
  new RegExp(`^as of (${moments}), ${one} is (not )?linked to ${one}$`),
  async function (this: Cim9World, moment: Moment, first: string, not: string | null, second: string) {
    const at = data.hoursFromNow(this.conversation, hours[moment])
    const form = not === null ? 'linked' : 'not-linked'
    const owns = pairOf(this, first, second)
    await data.expectLink(this.conversation, owns, { form, at }, `as of ${moment}: ${form}`)
  },
)

Given('the head end declares that it refuses links that contradict others', function (this: Cim9World) {
  data.contradictionsAreRefused(this.conversation)
})

Given('the head end declares what it does with links that contradict others', function (this: Cim9World) {
  data.treatmentOfContradiction(this.conversation)
})

Given('the head end tells of which time links are', function (this: Cim9World) {
  data.linksAreDated(this.conversation)
})

Given('the head end declares what it does with links from the past', function (this: Cim9World) {
  data.treatmentOfBackDating(this.conversation)
})

Then(
  new RegExp(`^as declared, ${one} stays with ${one} or goes over to ${one}$`),
  async function (this: Cim9World, own: string, before: string, after: string) {
    const [mine, old, next] = [named(this, own), named(this, before), named(this, after)]
    const isRefused = data.treatmentOfContradiction(this.conversation) === 'refused'
    if (isRefused) this.expect({ form: 'refused', what: 'object' }, 'the link is refused')
    else this.expect({ form: 'result', results: ['OK'] }, 'the answer is OK')
    const [holds, not] = isRefused ? [old, next] : [next, old]
    await data.expectLink(this.conversation, [mine, holds], { form: 'linked' }, 'it is linked as declared')
    await data.expectLink(this.conversation, [mine, not], { form: 'not-linked' }, 'it is linked to no other')
  },
)

Then(
  new RegExp(`^as declared, it is refused, or ${one} is linked to ${one} since a day ago$`),
  async function (this: Cim9World, first: string, second: string) {
    const owns = pairOf(this, first, second)
    const at = (moment: Moment) => data.hoursFromNow(this.conversation, hours[moment])
    if (data.treatmentOfBackDating(this.conversation) === 'refused') {
      this.expect({ form: 'refused', what: 'object' }, 'the link is refused')
      await data.expectLink(this.conversation, owns, { form: 'not-linked' }, 'they are not linked')
      return
    }
    this.expect({ form: 'result', results: ['OK'] }, 'the answer is OK')
    await data.expectLink(this.conversation, owns, { form: 'linked', at: at('an hour ago') }, 'linked since then')
    await data.expectLink(this.conversation, owns, { form: 'not-linked', at: at('two days ago') }, 'not before')
  },
)

When('a whole installation is put on file by one set', async function (this: Cim9World) {
  const installation = data.installationOf(this.conversation)
  for (const own of [installation.location, installation.usagePoint, installation.meter])
    this.named.set(`${own.kind} A`, own)
  await this.change(data.asOneSet(this.conversation, installation))
})

Then('all of it is on file and linked, or it is refused and nothing of it is there', async function (this: Cim9World) {
  const all = ['usage point location', 'usage point', 'meter'].flatMap((kind) => this.named.get(`${kind} A`) ?? [])
  const [, usagePoint, meter] = all
  if (!usagePoint || !meter) throw new Error('There is no installation yet.')
  const about = this.asked.at(-1) ?? 0
  if (data.answerTo(this.conversation, about) === 'refused') {
    data.note(this.conversation, 'the set is refused as a whole.')
    await data.expectGone(this.conversation, all, 'nothing of it is on file')
    return
  }
  this.expect({ form: 'result', results: ['OK'] }, 'the answer is OK')
  await data.expectOnFile(
    this.conversation,
    all.map((own) => ({ own })),
    'all of it is on file',
  )
  await data.expectLink(this.conversation, [meter, usagePoint], { form: 'linked' }, 'its meter is linked')
})
