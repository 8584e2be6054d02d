import type { ObjectReference } from '../message/build.ts'
import type { Change } from '../message/change.ts'
import type { Query } from '../message/query.ts'
import { elements, textOf, type XmlElement } from '../xml/tree.ts'

type Link = Extract<Change, { noun: 'MasterDataLinkageConfig' }>
type Called = Link['members'][string][number]

/** How an object of the journal is called in a query. */
export const asReference = ({ mRID, names }: Called): ObjectReference => ({
  ...(mRID !== undefined && { mRID }),
  ...(names && {
    names: names.map(({ name, nameType, authority }) => ({
      name,
      ...(nameType !== undefined && { nameType }),
      ...(authority !== undefined && { authority }),
    })),
  }),
})

/** How it is asked whether a link is still there, and whether an answer holds it: it names all that are linked. */
export function linkLeft({ members }: Link): {
  readonly query: Query
  readonly isIn: (profiles: readonly XmlElement[]) => boolean
} {
  const [[list, asked] = ['', []]] = Object.entries(members)
  const all = Object.values(members).flat()
  return {
    query: { noun: 'MasterDataLinkageConfig', lists: { [list]: asked.map(asReference) } },
    isIn: (profiles) => {
      const words = new Set(profiles.flatMap(wordsIn))
      return all.every(({ mRID, names = [] }) =>
        [mRID, ...names.map(({ name }) => name)].some((word) => word !== undefined && words.has(word)),
      )
    },
  }
}

const wordsIn = (element: XmlElement): readonly string[] => {
  const children = elements(element)
  return children.length ? children.flatMap(wordsIn) : [textOf(element)]
}
