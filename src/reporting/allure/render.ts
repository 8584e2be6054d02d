import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Rendered = { readonly rendered: true } | { readonly rendered: false; readonly reason: string }

/**
 * Renders Allure results to one HTML file that calls nobody: the analytics of Allure are cut out, and a policy in the
 * page forbids the browser every request.
 *
 * @returns why it was not rendered, where it was not: no results, no Java, or a page that would still call somebody
 */
export async function renderAllure(resultsFolder: string, outFile: string): Promise<Rendered> {
  const results = existsSync(resultsFolder) ? await readdir(resultsFolder) : []
  if (!results.some((name) => name.endsWith('-result.json'))) return not(`${resultsFolder} holds no Allure results.`)
  const java = await findJava()
  if (java === undefined)
    return not(
      'The Allure report needs Java 8 or later: install it, or point JAVA_HOME at it. statement.html needs none.',
    )
  const scratch = await mkdtemp(join(tmpdir(), 'cim9-allure-'))
  try {
    await run(java, ['-classpath', classpath(), 'io.qameta.allure.CommandLine', ...generate(scratch, resultsFolder)], {
      maxBuffer: 16 * 1024 * 1024,
    })
    const made = join(scratch, 'index.html')
    const page = silenced(await readFile(made, 'utf8'))
    const calls = externalReferences(page)
    if (calls.length) return not(`The rendered page would still call ${calls.join(', ')}; it was not kept.`)
    await mkdir(dirname(outFile), { recursive: true })
    await writeFile(made, page)
    await copyFile(made, outFile)
    return { rendered: true }
  } catch (error) {
    return not(`Allure could not render the report: ${reasonOf(error)}`)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const generate = (folder: string, results: string) => [
  'generate',
  '--clean',
  '--single-file',
  '--output',
  folder,
  results,
]

/** The page without its analytics, and with a policy that forbids every request. */
function silenced(page: string): string {
  return page
    .replace(
      /\s*<script async src="https:\/\/www\.googletagmanager\.com[^"]*"><\/script>\s*<script>\s*window\.dataLayer[^]*?<\/script>/,
      '',
    )
    .replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
}

const local = 'data: blob:'
const policy = [
  `default-src 'self' ${local}`,
  `script-src 'unsafe-inline' 'unsafe-eval' ${local}`,
  `style-src 'unsafe-inline' ${local}`,
  `connect-src ${local}`,
].join('; ')

/** The hosts a page would load something from: its own tags, and the analytics wherever they stand. */
export function externalReferences(page: string): readonly string[] {
  const tags = page.matchAll(
    /<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?\s(?:src|href|data)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)/gi,
  )
  const analytics = page.match(/(?:googletagmanager|google-analytics)\.com/g) ?? []
  return [...new Set([...[...tags].map(([, address = '']) => address), ...analytics])]
}

/** Java itself and not the start script of Allure: that one is a shell script, and another one on Windows. */
function classpath(): string {
  const home = join(dirname(createRequire(import.meta.url).resolve('allure-commandline/package.json')), 'dist', 'lib')
  return [join(home, '*'), join(home, 'config')].join(delimiter)
}

async function findJava(): Promise<string | undefined> {
  const { JAVA_HOME } = process.env
  const candidates = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin', 'java')] : []), 'java']
  for (const candidate of candidates) {
    try {
      await run(candidate, ['-version'])
      return candidate
    } catch {
      // The next one may be there.
    }
  }
  return undefined
}

const not = (reason: string): Rendered => ({ rendered: false, reason })

function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }
  return (stderr?.trim().split('\n').at(-1) ?? '') || (message ?? 'unknown reason')
}
