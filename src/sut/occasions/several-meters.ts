/** Does a message hold readings of more than one meter? Such answers are put together by a part of their own in many systems. */
export const isOfSeveralMeters = (body: string | Uint8Array): boolean =>
  [...String(body).matchAll(/<(?:[\w-]+:)?MeterReading>/g)].length > 1
