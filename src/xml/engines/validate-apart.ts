import { text as readAll } from 'node:stream/consumers'
import { createSchemaEngine } from './index.ts'
import { validationJob } from './time-limit.ts'

/** The program of the process in which large documents are judged: a job on standard input, the problems on its output. */
const job = validationJob.parse(JSON.parse(await readAll(process.stdin)))
const files = new Map(job.files.map(([name, base64]) => [name, Buffer.from(base64, 'base64')]))
try {
  const engine = await createSchemaEngine(job.engine, files, { above: Infinity })
  process.stdout.write(JSON.stringify({ problems: engine.validate(job.text, job.tasks) }))
} catch (error) {
  process.stdout.write(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
}
