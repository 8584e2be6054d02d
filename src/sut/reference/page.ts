/** The names of the options of a request that ask for a page of the answer. */
export const pageOptions = { limit: 'limit', offset: 'offset' } as const

/** What stands on the page that the options ask for; a limit that is no count asks for no page. */
export function pageOf<T>(all: readonly T[], options: ReadonlyMap<string, string>): readonly T[] {
  const [limit, offset] = [options.get(pageOptions.limit), options.get(pageOptions.offset) ?? '0'].map(Number)
  if (!isCount(limit) || !isCount(offset)) return all
  return all.slice(offset, offset + limit)
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0
