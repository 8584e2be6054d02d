import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { schemasOf } from '../../scripts/generate-schemas.ts'
import { outlineToSchema } from '../../scripts/outline.ts'
import * as samples from './samples.ts'

const edition = join(import.meta.dirname, '..', '..', 'profiles', '2013')
const folder = join(edition, 'schemas')
const generated = schemasOf(join(edition, 'outlines'))

test('the schemas in the repository are those the outlines generate', () => {
  const committed = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(generated))
})

for (const file of generated.keys()) {
  test(`${file} says that it is generated, and compiles in xmllint`, () => {
    expect(generated.get(file)).toContain(
      `<!-- generated from outlines/${file.replace('.xsd', '.outline')}; do not edit -->`,
    )
    test.skip(spawnSync('xmllint', ['--version']).error !== undefined, 'xmllint is not on this machine')
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, file), '-'], {
      input: '<x/>',
      encoding: 'utf8',
    })
    expect(stderr).toContain("Element 'x': No matching global declaration available for the validation root.")
    expect(stderr).not.toMatch(/Schemas parser (error|warning)|failed to compile/)
  })
}

test('xmllint finds the samples valid too', () => {
  test.skip(spawnSync('xmllint', ['--version']).error !== undefined, 'xmllint is not on this machine')
  const pairs = [
    ['Message.xsd', samples.responseMessage],
    ['MeterReadings.xsd', samples.meterReadings],
    ['MeterConfig.xsd', samples.meterConfig],
    ['GetMeterReadings.xsd', samples.getMeterReadings],
    ['GetMeterReadingsMessage.xsd', samples.typedRequest],
    ['Abstract.xsd', samples.wrapped('Request', samples.requestMessage, 'envelope')],
  ] as const
  for (const [file, input] of pairs) {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, file), '-'], { input, stdio: 'pipe' })
  }
})

test('an outline line of unknown form is an error that quotes it', () => {
  const outline = 'targetNamespace = urn:a\ntype T\n    name [1..1] xs:string\n'
  expect(() => outlineToSchema(outline, () => '')).toThrow(
    'The outline line "name [1..1] xs:string" has no form known here.',
  )
})
