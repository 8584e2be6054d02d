import { z } from 'zod'

/** What the catalogue says of an item of the ICS. Its id is its path: `ics.nouns`. */
export interface IcsItem {
  /** What is asked, in one sentence that a vendor can answer. */
  readonly question: string
  /** `m`: must be supported; `o`: may be left out; or the same only where an expression over other items holds. */
  readonly status: 'm' | 'o' | { readonly where: string; readonly then: 'm' | 'o' }
}

/** The catalogue of the ICS: every field of ics.ts registers its entry. */
export const icsItems = z.registry<IcsItem>()
