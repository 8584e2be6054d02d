import { Given, Then, When } from '@cucumber/cucumber'
import {
  askFor,
  byOwnName,
  changedTo,
  created,
  createdAgain,
  createdBadly,
  deleted,
  idsOf,
  kindWords,
  ownOne,
  type OwnKind,
} from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given(new RegExp(`^an? (${kindWords}) of our own$`), function (this: Cim9World, kind: OwnKind) {
  this.owns.push(ownOne(this.conversation, kind))
})

Given(
  new RegExp(`^the head end puts a correct (${kindWords}) on file$`),
  async function (this: Cim9World, kind: OwnKind) {
    await this.putOnFileBefore(kind)
  },
)

Given('a meter of our own that is called {string}', function (this: Cim9World, name: string) {
  this.tail = name
  this.owns.push(ownOne(this.conversation, 'meter', name))
})

Given(/^it is put on file$/, async function (this: Cim9World) {
  await this.change(created(this.own()))
})

When('it is put on file again', async function (this: Cim9World) {
  await this.change(createdAgain(this.own()))
})

When('it is put on file with the {word} {string}', async function (this: Cim9World, field: string, value: string) {
  await this.change(createdBadly(this.own(), field, value))
})

When('it is changed to be retired', async function (this: Cim9World) {
  await this.change(
    changedTo(this.own(), {
      installationDate: '2026-03-01',
      removalDate: '2026-03-02',
      retiredDate: '2026-03-03',
      status: 'retired',
      statusReason: 'a test',
    }),
  )
})

When('it is struck off', async function (this: Cim9World) {
  await this.change(deleted(this.own()))
})

Then('it is found as it was sent', async function (this: Cim9World) {
  await this.expectStored()
})

Then('it is found by its name, letter by letter', async function (this: Cim9World) {
  await this.expectStored(byOwnName)
})

Then('it is not found', async function (this: Cim9World) {
  const { kind, object } = this.own()
  const about = await this.conversation.ask(askFor(kind, [object]))
  this.conversation.expect(about, { form: 'not-stored', objects: [idsOf(object)] }, 'it is not found')
})

Then('nothing is found under the look-alike {string}', async function (this: Cim9World, tail: string) {
  const { kind, object } = this.own()
  const [name] = object.names
  if (!name) throw new Error('The object of our own has no name.')
  const alike = { names: [{ ...name, name: `${name.name.slice(0, -this.tail.length)}${tail}` }] }
  const about = await this.conversation.ask(askFor(kind, [alike], byOwnName))
  this.conversation.expect(about, { form: 'not-stored', objects: [idsOf(object)] }, `nothing is found under ${tail}`)
})

Then('it is taken as the same, or refused', async function (this: Cim9World) {
  await this.expectStored()
})
