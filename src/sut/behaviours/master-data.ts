import type { ErrorFields } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Notice } from '../reference/notices.ts'
import { linksToldOf } from '../reference/links.ts'
import type { Period } from '../reference/periods.ts'

/** The seams of what is put on file: what refers to what, what is linked to what, and who is told. */
export interface MasterDataBehaviours {
  /** Is a reference taken, given whether its object is known, and the class of that? */
  readonly 'references.isTaken': (isKnown: boolean, className: string) => boolean
  /** Is a limit of a switch taken that is below nothing? */
  readonly 'limits.isTaken': (limit: XmlElement) => boolean
  /** Is an install code of a device taken, given whether it is well formed? */
  readonly 'installCodes.isTaken': (isWellFormed: boolean) => boolean
  /** What is told beside objects, given all that they refer to. */
  readonly 'parts.told': (parts: readonly XmlElement[]) => readonly XmlElement[]
  /** The members of a group that a client has put on file. */
  readonly 'groups.filed': (members: readonly XmlElement[]) => readonly XmlElement[]
  /** Is the member of a link taken, given whether it is known? */
  readonly 'links.isTaken': (isKnown: boolean) => boolean
  /** What refuses a link, given what contradicts it. */
  readonly 'links.contradiction': (found: ErrorFields | undefined) => ErrorFields | undefined
  /** Is a link to be ended before it begins? Milliseconds since 1970; without a date, at once. */
  readonly 'links.endsBefore': (end: number, beginning: number) => boolean
  /** What is put on file of a link; undefined puts nothing on file. */
  readonly 'links.stored': (link: XmlElement) => XmlElement | undefined
  /** The links that are told, of all, of the period that is asked for. */
  readonly 'links.told': (links: readonly XmlElement[], period: Period) => readonly XmlElement[]
  /** Is a reading type told to be known of a meter on file, given whether one of its registers has it? */
  readonly 'registers.isKnown': (hasIt: boolean) => boolean
  /** What is told to those who listen of a change, given whether it was carried out. */
  readonly 'notices.told': (notice: Notice, isDone: boolean) => readonly Notice[]
}

/** How a conforming system keeps its master data. */
export const conformingMasterData: MasterDataBehaviours = {
  'references.isTaken': (isKnown) => isKnown,
  'limits.isTaken': () => false,
  'installCodes.isTaken': (isWellFormed) => isWellFormed,
  'parts.told': (parts) => parts,
  'groups.filed': (members) => members,
  'links.isTaken': (isKnown) => isKnown,
  'links.contradiction': (found) => found,
  'links.endsBefore': (end, beginning) => end > Number.NEGATIVE_INFINITY && end < beginning,
  'links.stored': (link) => link,
  'links.told': linksToldOf,
  'registers.isKnown': (hasIt) => hasIt,
  'notices.told': (notice, isDone) => (isDone ? [notice] : []),
}
