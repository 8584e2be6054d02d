import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { z } from 'zod'
import { floors } from '../floors.js'

/** What our import rule, and no other rule, says of a line of code in a file of that place. */
const lint = async (file: string, code: string): Promise<string[]> => {
  const ours = z
    .object({ rules: z.object({ 'no-restricted-imports': z.array(z.unknown()) }) })
    .parse(await new ESLint().calculateConfigForFile(file)).rules['no-restricted-imports']
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: ts.parser },
        rules: { 'no-restricted-imports': ours as ['error', object] },
      },
    ],
  })
  const [result] = await eslint.lintText(code, { filePath: file })
  return (result?.messages ?? []).map(({ message }) => message)
}

test('every folder of src stands on exactly one floor', () => {
  const folders = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect([...floors.flat()].sort()).toEqual(folders.sort())
})

for (const [level, row] of floors.entries())
  for (const folder of row)
    test(`src/${folder} may import what is below it and nothing that is not`, async () => {
      const file = `src/${folder}/probe.ts`
      const allowed = floors.slice(0, level).flat()
      const forbidden = [...floors.slice(level + 1).flat(), ...row.filter((other) => other !== folder)]
      for (const other of allowed) expect(await lint(file, `import '../${other}/x.ts'`), other).toEqual([])
      for (const other of forbidden) {
        expect(await lint(file, `import '../${other}/x.ts'`), other).toHaveLength(1)
        expect(await lint(file, `import type { X } from '../${other}/x.ts'`), other).toHaveLength(1)
      }
    })

test('steps talk to the conversation only', async () => {
  expect(await lint('steps/probe.steps.ts', "import '../src/conversation/index.ts'")).toEqual([])
  for (const folder of floors.flat().filter((one) => one !== 'conversation'))
    expect(await lint('steps/probe.steps.ts', `import '../src/${folder}/x.ts'`), folder).toHaveLength(1)
})

test('no folder or file bears a name that says nothing', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|base|manager)(\.|\/|$)/.test(file))).toEqual([])
})

test('features speak the language of their readers: no XML, no paths, and no HTTP but where it is what they are about', () => {
  const features = readdirSync('features', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.feature$/.test(name),
  )
  expect(features.length).toBeGreaterThan(0)
  for (const name of features)
    expect(readFileSync(join('features', name), 'utf8'), name).not.toMatch(
      name.startsWith('transport') ? /<\/|\/\/|xpath/i : /<\/|\/\/|http|xpath/i,
    )
})
