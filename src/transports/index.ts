import { openHttp } from './http/open.ts'
import type { OpenTransport } from './transport.ts'

/** All transports by name. A new one is one file beside this one plus one line here. */
export const transports = {
  http: openHttp,
} as const satisfies Record<string, OpenTransport>
