import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeVectors } from './make.ts'
import { readManifest, vectorFiles, vectorsFolder } from './manifest.ts'

/** Writes every vector that the manifest says how to make, and names the files it does not list. */
const manifest = readManifest()
const files = madeVectors(manifest, (file) => readFileSync(join(vectorsFolder, file)))
for (const [file, bytes] of files) {
  mkdirSync(join(vectorsFolder, dirname(file)), { recursive: true })
  writeFileSync(join(vectorsFolder, file), bytes)
}
process.stdout.write(`${files.size} vectors written.\n`)
const listed = new Set(manifest.map(({ file }) => file))
for (const file of vectorFiles().filter((one) => !listed.has(one))) {
  process.stdout.write(`vectors/${file} is not in the manifest: list it there, or take it away.\n`)
  process.exitCode = 1
}
