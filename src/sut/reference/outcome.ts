import type { ErrorFields } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** What came of a request: one Error for each object that could not be served, and the payload where any could be. */
export interface Outcome {
  readonly errors: readonly ErrorFields[]
  readonly payload?: XmlElement
  /** Was something carried out? Of requests whose outcome has no payload. */
  readonly done?: boolean
  /** The request was accepted, and its outcome is told later. */
  readonly accepted?: true
  /** The id by which the asker may speak of the whole later. */
  readonly transaction?: string
  /** What comes of it in the end, where it is not done yet; whoever asked for his answer later gets that. */
  readonly later?: Promise<Outcome>
  /** The operation of a set of which alone this tells. */
  readonly operationId?: string
  /** The same, told in parts; whoever waits for his answer may get it so. */
  readonly parts?: readonly Outcome[]
}
