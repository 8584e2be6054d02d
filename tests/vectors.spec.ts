import { dirname } from 'node:path'
import { expect, test } from '@playwright/test'
import { readManifest } from '../scripts/vectors/manifest.ts'
import { judged } from './vectors/judged.ts'

const manifest = readManifest()
const folders = [...new Set(manifest.map(({ file }) => dirname(file)))]

for (const engine of ['libxml2-wasm', 'libxmljs2'] as const)
  for (const folder of folders)
    test(`${engine}: the vectors of ${folder} have exactly their findings, at their lines`, async () => {
      for (const vector of manifest.filter(({ file }) => dirname(file) === folder)) {
        const told = (await judged(vector, engine)).map(({ finding }) => finding)
        expect(told, `${vector.file}: ${vector.says}`).toEqual(vector.findings)
      }
    })
