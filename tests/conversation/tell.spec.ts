import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { configSchema } from '../../src/config/config.ts'
import { icsSchema } from '../../src/config/ics.ts'
import { openBench } from '../../src/conversation/bench.ts'
import { startConversation } from '../../src/conversation/conversation.ts'
import type { Telling } from '../../src/conversation/telling.ts'
import { places } from '../../src/runner/places.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'

const scenario = {
  ...{ id: 'TRS-003', title: '', feature: '', uri: '', line: 1, requirements: ['TRS-003'] },
  effect: 'own-data' as const,
}

/** A conversation in which nothing leaves; what would have left stands in the record. */
async function talk(folder: string) {
  const { ics: _, ixit: __, ...config } = configSchema.parse({})
  const bench = await openBench({
    run: { id: 'test', folder },
    endpoint: 'http://embedded.invalid/',
    config: { ...config, binding: { soap: '1.1', wrapper: 'generic-bare' } },
    ics: icsSchema.parse({ takesEvents: ['created(MeterConfig)', 'deleted(MeterConfig)'] }),
    ixit: referenceIxit,
    allowEffects: ['own-data'],
    profiles: places().profiles,
    rehearse: true,
  })
  return startConversation(bench, scenario)
}

test.describe('an event to the SUT', () => {
  let folder: string
  test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cim9-tell-'))))
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const about = (mRID: string, verb: Telling['verb'] = 'created'): Telling => {
    const objects = [{ mRID, names: [], fields: {} }]
    return {
      verb,
      change: { noun: 'MeterConfig', verb: 'create', objects },
      undo: { change: { noun: 'MeterConfig', verb: 'delete', objects }, by: 'event' },
    }
  }

  test('that names a foreign object is stopped before it leaves, and before it is written down', async () => {
    const conversation = await talk(folder)
    const foreign = referenceIxit.meters?.[0]?.mRID ?? ''
    expect(foreign).not.toBe('')
    for (const verb of ['created', 'deleted'] as const)
      await expect(conversation.tell(about(foreign, verb))).rejects.toThrow(/The guard stopped .*neither sacrificial/)
    expect(conversation.recorder.record().entries.filter(({ kind }) => kind === 'message')).toEqual([])
    expect(existsSync(join(folder, 'journal.ndjson'))).toBe(false)
  })

  test('about an object of our own leaves, once written down by what it is undone', async () => {
    const conversation = await talk(folder)
    await conversation.tell(about(conversation.ownObject('meter').mRID ?? ''))
    const sent = conversation.recorder.record().entries.filter(({ kind }) => kind === 'message')
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent)).toContain('EventMessage')
    expect(existsSync(join(folder, 'journal.ndjson'))).toBe(true)
  })

  test('that the ICS does not name is not sent', async () => {
    const conversation = await talk(folder)
    const mRID = conversation.ownObject('meter').mRID ?? ''
    await expect(conversation.tell(about(mRID, 'closed'))).rejects.toThrow(
      'The ICS does not say that the SUT takes closed(MeterConfig) (ics.takesEvents).',
    )
  })
})
