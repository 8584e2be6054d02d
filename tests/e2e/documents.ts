import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './cli.ts'

/** The blocks of a language in a document, in their order: what a reader would copy. */
export function blocksIn(document: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'docs', document), 'utf8')
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, its, block = '']) =>
    its === language ? [block] : [],
  )
}

/** The arguments of the `npx cim9` commands of a document, in their order. */
export const commandsIn = (document: string): readonly (readonly string[])[] =>
  blocksIn(document, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('npx cim9 '))
    .map((line) => line.split(' ').slice(2))
