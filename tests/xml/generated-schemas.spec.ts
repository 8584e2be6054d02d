import { xmllint } from '../needs.ts'
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { schemasOf } from '../../scripts/generate-schemas.ts'
import { outlineToSchema } from '../../scripts/outline-to-schema.ts'
import { outlinesOf } from '../../src/standard/outlines.ts'
import { staleComplaints } from '../standard/promises.ts'
import * as samples from './samples.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const folder = join(profiles, '2013', 'schemas')
const outlines = outlinesOf('2013', profiles)
const generated = schemasOf('2013', profiles)

test('the schemas in the repository are those the outlines generate', () => {
  const committed = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  expect(staleComplaints(new Map(committed), generated)).toEqual([])
})

for (const file of generated.keys()) {
  test(`${file} says that it is generated, and compiles in xmllint`, () => {
    expect(generated.get(file)).toContain(`<!-- generated from outlines/${outlines.get(file)?.from}; do not edit -->`)
    test.skip(xmllint.missing, xmllint.reason)
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, file), '-'], {
      input: '<x/>',
      encoding: 'utf8',
    })
    expect(stderr).toContain("Element 'x': No matching global declaration available for the validation root.")
    expect(stderr).not.toMatch(/Schemas parser (error|warning)|failed to compile/)
  })
}

test('xmllint finds the samples valid too', () => {
  test.skip(xmllint.missing, xmllint.reason)
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

test('nothing is left to fill in where an outline is translated', () => {
  for (const { text } of outlines.values()) expect(text).not.toMatch(/\{(noun|wildcards|dialect)\}|^use /m)
})

test('strict wildcards are the only ones that need the profiles at hand', () => {
  for (const dialect of ['fdis', 'draft-2011', 'tightened']) {
    const strict = generated.get(`Message.${dialect}-strict.xsd`)
    expect(strict).toContain('schemaLocation="GetMeterReadings.xsd"')
    expect(strict?.match(/processContents="strict"/g)).toHaveLength(3)
    const lax = generated.get(dialect === 'fdis' ? 'Message.xsd' : `Message.${dialect}-lax.xsd`)
    expect(lax).not.toMatch(/xs:import|processContents="strict"/)
  }
})

test('a wildcard that repeats is never bare: libxml2 would let come again what stands before it', () => {
  for (const schema of generated.values()) expect(schema).not.toMatch(/<xs:any [^>]*maxOccurs/)
})

test('an outline line of unknown form is an error that quotes it', () => {
  const outline = 'targetNamespace = urn:a\ntype T\n    name [1..1] xs:string\n'
  expect(() => outlineToSchema(outline)).toThrow('The outline line "name [1..1] xs:string" has no form known here.')
})
