import { Then, When } from '@cucumber/cucumber'
import { push } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

/** The words of features on readings that are pushed in bulk. */

When(/^the readings of a period (.+) are pushed$/, async function (this: Cim9World, which: push.PushedPeriod) {
  this.asked.push(await push.pushPeriod(this.conversation, which))
})

When('a bulk push is complete while we take what comes', async function (this: Cim9World) {
  await push.seeComplete(this.conversation)
})

When('a period is pushed while we are busy, then answer FAILED, then nothing', async function (this: Cim9World) {
  this.asked.push(await push.pushWhileDown(this.conversation))
})

When('some of what was pushed is asked for', async function (this: Cim9World) {
  await this.ask(push.askPushed(this.conversation))
})

Then(
  /^every reading of the period (.+) arrives, and none in two ways$/,
  async function (this: Cim9World, which: push.PushedPeriod) {
    await push.expectPushed(this.conversation, pushed(this), which)
  },
)

Then('every reading arrives at last', async function (this: Cim9World) {
  await push.expectKept(this.conversation, pushed(this))
})

Then('what was estimated says so by its quality', function (this: Cim9World) {
  push.expectMarked(this.conversation, pushed(this), 'with estimates')
})

Then('no value stands in the place of the gap', function (this: Cim9World) {
  push.expectMarked(this.conversation, pushed(this), 'with a gap')
})

Then('it tells what was pushed', function (this: Cim9World) {
  const stimulus = this.asked.at(-2)
  if (stimulus === undefined) throw new Error('Nothing has been pushed before it was asked for.')
  this.expect(push.asPushed(this.conversation, stimulus), 'it tells what was pushed')
})

/** The number of the stimulus by which readings were pushed. */
function pushed({ asked }: Cim9World): number {
  const about = asked.at(-1)
  if (about === undefined) throw new Error('Nothing has been pushed yet.')
  return about
}
