import { Then, When } from '@cucumber/cucumber'
import { asTemplate, readWsdlFor, type ServiceKind } from '../src/conversation/index.ts'
import type { Cim9World } from './support/world.ts'

When(/^the WSDL of the service for (queries|changes) is read$/, async function (this: Cim9World, kind: ServiceKind) {
  this.asked.push(await readWsdlFor(kind, this.conversation))
})

Then('it describes document\\/literal web services', function (this: Cim9World) {
  this.expect({ form: 'wsdl-form' }, 'it describes document/literal web services')
})

Then(
  /^it names the operations for (queries|changes) as the template does, and their actions$/,
  function (this: Cim9World, kind: ServiceKind) {
    this.expect(
      asTemplate(kind, this.conversation),
      `it names the operations for ${kind} as the template does, and their actions`,
    )
  },
)
