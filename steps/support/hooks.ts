import { After, AfterAll, AfterStep, Before, BeforeAll, Status } from '@cucumber/cucumber'
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

AfterStep(function (this: Cim9World, { error }: { error?: unknown }) {
  if (error instanceof Error) this.error = { name: error.name, message: error.message }
})

After({ name: 'undo, and judge the record' }, async function (this: Cim9World, { result }) {
  const passed = result?.status === Status.PASSED
  const ended = await session.end(this.conversation, { passed, ...(this.error && { error: this.error }) })
  this.attach(JSON.stringify(ended), { mediaType: session.mediaType })
})

AfterAll(async function () {
  await session.close()
})
