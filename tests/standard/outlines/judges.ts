import { spawnSync } from 'node:child_process'
import { java, need, xmllint } from '../../needs.ts'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSchemaEngine } from '../../../src/xml/engines/index.ts'
import { SchemaError, type SchemaFiles } from '../../../src/xml/schema-engine.ts'
import { batchesOf, batchSchema, judgeBatch } from './batch.ts'
import type { Sample } from './samples.ts'

/** Says of each sample, in order, whether it is valid; or why this judge is not on this machine. */
export type Judge = (
  samples: readonly Sample[],
  places: Places,
) => Promise<readonly boolean[] | { readonly absent: string }>

export interface Places {
  /** The folder of the schemas. */
  readonly schemas: string
  /** A folder of files of the judge's own, removed afterwards. */
  readonly scratch: string
}

/** Whoever can judge a document by a schema here. */
export const judges: Readonly<Record<string, Judge>> = {
  'libxml2-wasm': async (samples, { schemas }) => {
    const engine = await createSchemaEngine('libxml2-wasm', filesOf(schemas))
    return samples.map(({ text, schema }) => engine.validate(text, [{ schema, position: [] }])[0]?.length === 0)
  },
  libxmljs2: byLibxmljs2,
  xmllint: byXmllint,
  'javax.xml.validation': byJdk,
}

const filesOf = (folder: string): SchemaFiles =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]))

/** It compiles the schema anew for every document, so many samples go into one. */
async function byLibxmljs2(samples: readonly Sample[], { schemas }: Places): ReturnType<Judge> {
  const files = new Map(filesOf(schemas))
  try {
    for (const schema of new Set(samples.map((sample) => sample.schema)))
      files.set(`batch/${schema}`, batchSchema(schema, String(files.get(schema))))
    const engine = await createSchemaEngine('libxmljs2', files)
    return batchesOf(samples).flatMap((batch) => judgeBatch(batch, engine))
  } catch (error) {
    if (error instanceof SchemaError && error.message.includes('cannot be loaded') && need(error.message).missing)
      return { absent: error.message }
    throw error
  }
}

const xmllintsChunk = 500

function byXmllint(samples: readonly Sample[], { schemas, scratch }: Places): ReturnType<Judge> {
  if (xmllint.missing) return Promise.resolve({ absent: xmllint.reason })
  const names = writeSamples(samples, scratch)
  const verdicts = new Map<string, boolean>()
  for (const schema of new Set(samples.map((sample) => sample.schema))) {
    const own = names.filter((_, index) => samples[index]?.schema === schema)
    for (let from = 0; from < own.length; from += xmllintsChunk) {
      const chunk = own.slice(from, from + xmllintsChunk)
      const args = ['--nonet', '--noout', '--schema', join(schemas, schema), ...chunk]
      const { stderr } = spawnSync('xmllint', args, { cwd: scratch, encoding: 'utf8', maxBuffer: 2 ** 28 })
      for (const [, name = '', verdict] of stderr.matchAll(/^(\S+\.xml) (validates|fails to validate)$/gm))
        verdicts.set(name, verdict === 'validates')
    }
  }
  return Promise.resolve(
    names.map((name) => {
      const verdict = verdicts.get(name)
      if (verdict === undefined) throw new Error(`xmllint says nothing of ${name}.`)
      return verdict
    }),
  )
}

function byJdk(samples: readonly Sample[], { schemas, scratch }: Places): ReturnType<Judge> {
  if (java.missing) return Promise.resolve({ absent: java.reason })
  const names = writeSamples(samples, scratch)
  const tasks = names.map((name, index) => `${join(schemas, samples[index]?.schema ?? '')}\t${join(scratch, name)}\n`)
  writeFileSync(join(scratch, 'tasks'), tasks.join(''))
  const source = join(import.meta.dirname, '..', 'XercesJudge.java')
  const { stdout, stderr, status } = spawnSync('java', [source, join(scratch, 'tasks')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`The validator of the JDK broke off: ${stderr}`)
  return Promise.resolve(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line === 'valid'),
  )
}

function writeSamples(samples: readonly Sample[], folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true })
  return samples.map(({ text }, index) => {
    const name = `${index}.xml`
    writeFileSync(join(folder, name), text)
    return name
  })
}
