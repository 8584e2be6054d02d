/** A user of the head end who may read, and operate nothing. */
export const readingUser = { userId: 'meter-reader', organization: 'cim9 Utility' } as const

/** Whoever says nothing of himself is a system that was let in. */
export const mayOperate = (userId: string | undefined): boolean => userId !== readingUser.userId
