/** One violation of a schema, located in the judged document. */
export interface SchemaProblem {
  readonly message: string
  /** Line in the judged document, counted from 1. */
  readonly line: number
}

/** A part of a document and the schema that judges it. */
export interface SchemaTask {
  /** Name of the main schema file in the allow-list, for example `MeterReadings.xsd`. */
  readonly schema: string
  /** Where the judged element stands: element indices from the document element down, see XmlElement.position. */
  readonly position: readonly number[]
}

/** The files a schema engine may open, by name. A schemaLocation resolves to one of these names or is an error. */
export type SchemaFiles = ReadonlyMap<string, Uint8Array>

/** A validator for W3C XML Schema 1.0. Both engines give the same verdict and the same lines; the wording may differ. */
export interface SchemaEngine {
  readonly name: 'libxml2-wasm' | 'libxmljs2'
  /**
   * Validates parts of one document.
   *
   * @param text the decoded document, already taken in safely by readXml
   * @returns for each task its problems, at most `maxProblems` each, in document order; empty where the part is valid
   * @throws SchemaError where a schema does not compile, or a schemaLocation is not in the allow-list
   */
  validate(text: string, tasks: readonly SchemaTask[]): readonly (readonly SchemaProblem[])[]
}

/** A large document took longer than allowed, or was too much for the machine: it is not judged. */
export class SchemaTimeLimit extends Error {
  override readonly name = 'SchemaTimeLimit'
}

/** Our own schemas (or the user's) cannot be used: a configuration or harness error, never a finding about a message. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'
}
