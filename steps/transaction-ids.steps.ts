import { Given } from '@cucumber/cucumber'
import { createsGiveIds } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

Given('the head end declares that a create gives an id to call its work off', function (this: Cim9World) {
  createsGiveIds(this.conversation)
})
