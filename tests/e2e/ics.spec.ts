import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { icsSchema } from '../../src/config/ics.ts'
import { cim9, root, writeConfig } from './cli.ts'
import { test } from './desk.ts'

const row = z.strictObject({
  item: z.string(),
  question: z.string(),
  status: z.string(),
  answers: z.string(),
  support: z.string().optional(),
  decides: z.array(z.string()),
  ambiguities: z.array(z.string()),
})
const proforma = z.object({ items: z.array(row), ambiguities: z.array(z.looseObject({ id: z.string() })) })

test('cim9 ics asks for every item, with status and what it decides', async ({ folder }) => {
  const { code, stdout } = await cim9(['ics', '--json'], { cwd: folder })
  expect(code).toBe(0)
  const { items, ambiguities } = proforma.parse(JSON.parse(stdout))
  for (const field of Object.keys(icsSchema.shape))
    expect(
      items.some(({ item }) => item === `ics.${field}` || item.startsWith(`ics.${field}=`)),
      field,
    ).toBe(true)
  const read = items.find(({ item }) => item === 'ics.nouns=MeterReadings')
  expect(read).toMatchObject({ status: 'm (one of them)', answers: 'yes / no' })
  expect(read?.decides).toContain('RD-001')
  expect(read?.support).toBeUndefined()
  expect(items.find(({ item }) => item === 'ics.wholeChange')?.ambiguities).toEqual(['AMB-19'])
  expect(items.find(({ item }) => item === 'ics.deviceIds')?.status).toBe('c: o where ics.nouns=MeterConfig, else n/a')
  expect(ambiguities).toHaveLength(28)
})

test('cim9 ics writes a table, and fills it in from a configuration', async ({ folder }) => {
  writeConfig(folder, {
    sut: { name: 'Acme HES', version: '4.2', endpoint: 'http://127.0.0.1:1/hes' },
    ics: { nouns: ['MeterReadings'], asynchronous: 'fixed-address', addressByUsagePoint: false },
    ixit: { meters: [{ mRID: 'a' }] },
  })
  const out = join(folder, 'ics.md')
  const args = ['ics', '--config', 'harness.config.mjs', '--out', out]
  expect(await cim9(args, { cwd: folder })).toMatchObject({ code: 0, stdout: `${out}\n` })
  const text = readFileSync(out, 'utf8')
  const cellsOf = (item: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`| ${item} |`))
      ?.split(' | ')
  expect(text).toContain('Acme HES 4.2')
  expect(cellsOf('ics.nouns=MeterReadings')?.[3]).toBe('yes')
  expect(cellsOf('ics.nouns=MeterConfig')?.[3]).toBe('no')
  expect(cellsOf('ics.asynchronous')?.[3]).toBe('fixed-address')
  expect(cellsOf('ics.meterWithUsagePoint')?.[2]).toBe('n/a')
  // Every line of a table has as many cells as its head: a stray bar would break it.
  const widths = text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split(/(?<!\\)\|/).length] : []))
  expect(new Set(widths)).toEqual(new Set([9, 6]))
})

test('the configuration of the README and an empty folder are as good as any', async ({ folder }) => {
  expect((await cim9(['ics'], { cwd: folder })).stdout).toContain('System: ____')
  const { code, stdout } = await cim9(['ics', '--config', join(root, 'tests/reference.config.mjs')], { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toMatch(/\| ics\.nouns=MeterReadings \|.*\| yes \|/)
})

test('a file that cannot be written is told', async ({ folder }) => {
  const { code, stderr } = await cim9(['ics', '--out', join(folder, 'no/such/ics.md')], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('cannot be written')
})
