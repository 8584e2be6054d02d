import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { send, sutThat, xml, type Heard } from './suts.ts'

test.describe.configure({ timeout: 300_000 })

const envelope = 'http://iec.ch/TC57/2011/schema/message'
const field = (text: string, name: string): string => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(text)?.[1] ?? ''

/** A reply that says the same whatever was asked; correlated, so that nothing but its answer is wrong. */
const always =
  (reply: string) =>
  ({ text, response }: Heard): void =>
    send(
      response,
      xml(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ResponseMessage xmlns="${envelope}">
<Header><Verb>reply</Verb><Noun>${field(text, 'Noun')}</Noun><Timestamp>${new Date().toISOString()}</Timestamp>
<MessageID>${crypto.randomUUID()}</MessageID><CorrelationID>${field(text, 'CorrelationID') || field(text, 'MessageID')}</CorrelationID></Header>
<Reply>${reply}</Reply></ResponseMessage></s:Body></s:Envelope>`),
    )

/** Systems that do not look at what they are asked. */
const blanket: Readonly<Record<string, (heard: Heard) => void>> = {
  'that answers OK to everything': always('<Result>OK</Result>'),
  'that answers FAILED to everything': always(
    '<Result>FAILED</Result><Error><code>2.4</code><level>FATAL</level><reason>no</reason></Error>',
  ),
  'that sends back what it gets': ({ text, response }) => send(response, xml(text)),
  'that shows a page': ({ response }) => send(response, xml('<html><body>Welcome</body></html>', 'text/html')),
  'that keeps silent': () => undefined,
}

for (const [what, manner] of Object.entries(blanket))
  test(`a system ${what} passes no case`, async ({ folder, closing }) => {
    const sut = closing(await sutThat(manner))
    writeConfig(folder, {
      sut: { name: 'a SUT', version: '1', endpoint: sut.url },
      ics: referenceIcs,
      ixit: {
        ...referenceIxit,
        // Two of these systems answer never or not at all: of hundreds of cases each waits as long as it may.
        timeLimits: {
          replyMs: 50,
          resultMs: 20,
          eventMs: 20,
          commitMs: 20,
          quietMs: 5,
          recoveryMs: 20,
          controlLeadMs: 50,
        },
      },
      policy: { allowEffects: [...effects] },
    })
    await cim9(['run'], { cwd: folder, timeoutMs: 280_000 })
    const { scenarios, totals, exitCode } = resultsIn(folder)
    expect(scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual([])
    expect(totals['harness-error']).toBe(0)
    expect(exitCode).not.toBe(0)
  })
