import { z } from 'zod'

export const nonEmpty = z.string().min(1, 'must not be empty')

const objectName = z.strictObject({
  name: nonEmpty,
  /** Which kind of name it is, as the SUT knows it. */
  nameType: nonEmpty.optional(),
  /** Who gives names of that kind. */
  authority: nonEmpty.optional(),
})

/** One object with all ids by which the SUT may call it. */
export const objectFixture = z
  .strictObject({ mRID: nonEmpty.optional(), names: z.array(objectName).default([]) })
  .refine((object) => object.mRID !== undefined || object.names.length > 0, 'needs an mRID or at least one name')
