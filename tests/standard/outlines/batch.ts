import type { SchemaEngine } from '../../../src/xml/schema-engine.ts'
import type { Sample } from './samples.ts'

/** A schema for documents that hold nothing but samples of another schema. */
export function batchSchema(file: string, schema: string): Uint8Array {
  const namespace = /targetNamespace="([^"]*)"/.exec(schema)?.[1] ?? ''
  return Buffer.from(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:cim9:batch">
  <xs:import namespace="${namespace}" schemaLocation="../${file}"/>
  <xs:element name="batch">
    <xs:complexType>
      <xs:sequence>
        <xs:any namespace="##any" processContents="strict" maxOccurs="unbounded"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`)
}

const samplesInBatch = 40

/** Samples in a row that are of the same schema. */
export function batchesOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const batches: Sample[][] = []
  for (const sample of samples) {
    const last = batches.at(-1)
    if (last?.[0]?.schema === sample.schema && last.length < samplesInBatch) last.push(sample)
    else batches.push([sample])
  }
  return batches
}

/** An engine tells no more problems than these; there may be others behind them. */
const mostProblems = 100

/** Says of each sample whether it is valid: it is where no problem stands in its lines. */
export function judgeBatch(samples: readonly Sample[], engine: SchemaEngine): readonly boolean[] {
  const texts = samples.map(({ text }) => `${text.replace(/^<\?.*\?>\n/, '')}\n`)
  const document = `<b:batch xmlns:b="urn:cim9:batch">\n${texts.join('')}</b:batch>`
  const [problems = []] = engine.validate(document, [{ schema: `batch/${samples[0]?.schema}`, position: [] }])
  if (problems.length >= mostProblems && samples.length > 1) {
    const half = samples.length / 2
    return [samples.slice(0, half), samples.slice(half)].flatMap((part) => judgeBatch(part, engine))
  }
  const lengths = texts.map((text) => text.split('\n').length - 1)
  return lengths.map((length, index) => {
    const first = 2 + lengths.slice(0, index).reduce((sum, one) => sum + one, 0)
    return !problems.some(({ line }) => line >= first && line < first + length)
  })
}
