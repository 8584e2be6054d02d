import { vectorFromOutline } from './from-outline.ts'
import type { Vector } from './manifest.ts'
import { operators } from './operators/index.ts'
import type { Other } from './operators/operator.ts'
import { recordOfTalk } from './talk.ts'

/**
 * The bytes of a vector, made from what the manifest says of it; undefined for one written by hand.
 *
 * @param other the bytes of another vector
 * @throws Error where the manifest names an operator that there is not, or one that finds nothing to change
 */
export function bytesOfVector(vector: Vector, other: Other): Buffer | undefined {
  try {
    return made(vector, other)
  } catch (error) {
    throw new Error(`${vector.file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function made(vector: Vector, other: Other): Buffer | undefined {
  switch (vector.by) {
    case 'hand':
      return undefined
    case 'outline':
      return Buffer.from(vectorFromOutline(vector.outline))
    case 'talk':
      return Buffer.from(recordOfTalk(vector.file, vector.says, vector.talk, other))
    case 'operator': {
      const operator = operators.get(vector.operator)
      if (!operator) throw new RangeError(`There is no operator "${vector.operator}".`)
      return operator.apply(other(vector.from), vector.with, other)
    }
  }
}

/**
 * All vectors that are made, each once, in whichever order the manifest names them.
 *
 * @param byHand the bytes of a vector written by hand
 * @returns file to bytes
 */
export function madeVectors(manifest: readonly Vector[], byHand: Other): ReadonlyMap<string, Buffer> {
  const listed = new Map(manifest.map((vector) => [vector.file, vector]))
  const done = new Map<string, Buffer>()
  const bytesOf = (file: string): Buffer => {
    const ready = done.get(file)
    if (ready) return ready
    const vector = listed.get(file)
    if (!vector) throw new RangeError(`${file} is not in the manifest.`)
    const bytes = bytesOfVector(vector, bytesOf)
    if (!bytes) return byHand(file)
    done.set(file, bytes)
    return bytes
  }
  for (const { file } of manifest) bytesOf(file)
  return done
}
