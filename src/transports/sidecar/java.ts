import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { JmsProvider } from '../../config/jms.ts'

/** A small process that is started often: it need not become fast, but be there soon. A Java that knows no such option goes on. */
const startsSoon = ['-XX:+IgnoreUnrecognizedVMOptions', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** How the side-car is started. */
export interface Start {
  /** What `java` is told. */
  readonly arguments: readonly string[]
  /** Puts away what is no longer needed once it runs. */
  clean(): void
}

/**
 * Prepares a start: by its source, which Java compiles itself, or by its class where it is compiled. For jakarta.jms the
 * source is another, by the names of the package alone.
 *
 * @throws Error where the installation is incomplete
 */
export function startOf({ classPath, compiled, api }: JmsProvider): Start {
  const before = [...startsSoon, '-cp', classPath.join(delimiter)]
  const nothing = () => undefined
  if (compiled) return { arguments: [...before, 'Sidecar'], clean: nothing }
  const source = sourceOfSidecar()
  if (api === 'javax') return { arguments: [...before, source], clean: nothing }
  const folder = mkdtempSync(join(tmpdir(), 'cim9-sidecar-'))
  const renamed = join(folder, 'Sidecar.java')
  writeFileSync(renamed, readFileSync(source, 'utf8').replaceAll('javax.jms', 'jakarta.jms'))
  return { arguments: [...before, renamed], clean: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The path of its source, beside the folder of the code or within it: this file runs from dist/ and from src/. */
export function sourceOfSidecar(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'sidecar', 'Sidecar.java'))) {
    if (folder === dirname(folder)) throw new Error('The installation is incomplete: there is no sidecar/Sidecar.java.')
    folder = dirname(folder)
  }
  return join(folder, 'sidecar', 'Sidecar.java')
}

/** More of a complaint is not shown; characters. */
const mostWords = 600

/** What a Java that ended complains about, in a sentence that helps where the reason is known. */
export function reasonIn(complaint: string): string {
  const text = complaint.trim().replace(/\s+/g, ' ').slice(0, mostWords)
  const [, missing] =
    /package (javax|jakarta)\.jms does not exist|NoClassDefFoundError: (javax|jakarta)\/jms/
      .exec(text)
      ?.filter(Boolean) ?? []
  if (missing !== undefined)
    return `${missing}.jms is not on the class path (ixit.jms.classPath, and ixit.jms.api for the other of javax and jakarta)`
  if (/ClassNotFoundException: Sidecar\b/.test(text))
    return 'the class Sidecar is not on the class path, as ixit.jms.compiled says'
  if (/Module jdk\.compiler not|Could not find or load main class/.test(text))
    return `this Java has no compiler; use a JDK, or compile the side-car and write ixit.jms.compiled`
  return text
}
