import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bytesOfVector } from '../../scripts/vectors/make.ts'
import { readManifest, vectorFiles, vectorsFolder } from '../../scripts/vectors/manifest.ts'
import { operators } from '../../scripts/vectors/operators/index.ts'

const manifest = readManifest()
const bytesOf = (file: string): Buffer => readFileSync(join(vectorsFolder, file))

test('every vector is listed once, and there is every one listed', () => {
  const listed = manifest.map(({ file }) => file)
  expect(new Set(listed).size).toBe(listed.length)
  expect([...listed].sort()).toEqual([...vectorFiles()].sort())
})

test('every vector that is made is what the manifest says, byte for byte; `npm run vectors` writes them', () => {
  const others = manifest.filter((vector) => {
    const made = bytesOfVector(vector, bytesOf)
    return made !== undefined && !made.equals(bytesOf(vector.file))
  })
  expect(others.map(({ file }) => file)).toEqual([])
})

test('a vector that an operator made differs from the one it was made from', () => {
  for (const vector of manifest)
    if (vector.by === 'operator') expect(bytesOf(vector.file).equals(bytesOf(vector.from)), vector.file).toBe(false)
})

test('every operator is used', () => {
  const used = new Set(manifest.flatMap((vector) => (vector.by === 'operator' ? [vector.operator] : [])))
  expect([...operators.keys()].filter((name) => !used.has(name))).toEqual([])
})
