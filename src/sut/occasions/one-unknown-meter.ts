import type { Outcome } from '../reference/outcome.ts'

/** Did a query fail because the one meter that it calls by an mRID is not there? */
export const isOneUnknownMeter = ({ errors: [error, ...others], payload, done }: Outcome): boolean =>
  error?.code === '2.4' &&
  error.id?.kind === 'uuid' &&
  error.id.objectType === 'Meter' &&
  !others.length &&
  !payload &&
  done === undefined
