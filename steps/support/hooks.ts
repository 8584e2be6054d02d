import { After, AfterAll, Before, BeforeAll, Status } from '@cucumber/cucumber'
import { scenarioSession, type ScenarioSession } from '../../src/conversation/index.ts'
import { Cim9World } from './world.ts'

/** One session a worker: it opens the bench once and keeps an eye on the SUT between scenarios. */
let session: ScenarioSession

BeforeAll(async function () {
  session = await scenarioSession(this.parameters)
})

Before({ name: 'begin the conversation' }, async function (this: Cim9World, { pickle, gherkinDocument }) {
  const begun = await session.begin({
    pickle: {
      name: pickle.name,
      uri: pickle.uri,
      tags: pickle.tags.map(({ name }) => name),
      astNodeIds: pickle.astNodeIds,
    },
    document: gherkinDocument,
  })
  this.conversation = begun.conversation
  return begun.skip ? 'skipped' : undefined
})

After({ name: 'judge the record' }, function (this: Cim9World, { result, error }) {
  const passed = result?.status === Status.PASSED
  const failed = error instanceof Error ? { name: error.name, message: error.message } : undefined
  this.attach(JSON.stringify(session.end(this.conversation, { passed, ...(failed && { error: failed }) })), {
    mediaType: session.mediaType,
  })
})

AfterAll(async function () {
  await session.close()
})
