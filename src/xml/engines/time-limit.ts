import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { SchemaError, SchemaTimeLimit, type SchemaEngine, type SchemaFiles, type SchemaTask } from '../schema-engine.ts'

/** What the child process reads from its standard input. */
export const validationJob = z.strictObject({
  engine: z.enum(['libxml2-wasm', 'libxmljs2']),
  files: z.array(z.tuple([z.string(), z.base64()])),
  text: z.string(),
  tasks: z.array(z.strictObject({ schema: z.string(), position: z.array(z.int()) })),
})

/** What it answers. */
const validationAnswer = z.union([
  z.strictObject({ problems: z.array(z.array(z.strictObject({ message: z.string(), line: z.int() }))) }),
  z.strictObject({ error: z.string() }),
])

/** Documents above that many characters are judged apart. */
const large = 1024 * 1024
/** Far more than a valid document of the largest size takes. */
const defaultTimeLimitMs = 60_000

/**
 * An engine that judges large documents in a process of its own, ended after a time limit: what an unknown sender made
 * slow on purpose must not hold a run up, and validation cannot be interrupted from within.
 *
 * @returns an engine that throws SchemaTimeLimit where the limit is reached
 */
export function withTimeLimit(
  engine: SchemaEngine,
  files: SchemaFiles,
  { above = large, timeLimitMs = defaultTimeLimitMs }: { above?: number; timeLimitMs?: number } = {},
): SchemaEngine {
  return {
    name: engine.name,
    validate: (text, tasks) =>
      text.length <= above ? engine.validate(text, tasks) : validateApart(engine.name, files, text, tasks, timeLimitMs),
  }
}

function validateApart(
  engine: SchemaEngine['name'],
  files: SchemaFiles,
  text: string,
  tasks: readonly SchemaTask[],
  timeLimitMs: number,
): ReturnType<SchemaEngine['validate']> {
  const job: z.infer<typeof validationJob> = {
    engine,
    files: [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    text,
    tasks: tasks.map(({ schema, position }) => ({ schema, position: [...position] })),
  }
  const fromSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(`./validate-apart.${fromSource ? 'ts' : 'js'}`, import.meta.url))
  const { stdout, signal, error } = spawnSync(process.execPath, [...(fromSource ? ['--import', 'tsx'] : []), program], {
    input: JSON.stringify(job),
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
    maxBuffer: Infinity,
    encoding: 'utf8',
  })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT')
    throw new SchemaTimeLimit(`Validation was given up after ${timeLimitMs} ms.`)
  if (signal !== null || error) throw new SchemaTimeLimit(`Validation ended by ${signal ?? String(error)}.`)
  const answer = validationAnswer.parse(JSON.parse(stdout))
  if ('error' in answer) throw new SchemaError(answer.error)
  return answer.problems
}
