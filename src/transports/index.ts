import { openHttp } from './http/open.ts'
import { listenHttp } from './http/listen.ts'
import type { OpenListener, OpenTransport } from './transport.ts'

/** All transports by name. A new one is one file beside this one plus one line here. */
export const transports = {
  http: openHttp,
} as const satisfies Record<string, OpenTransport>

/** All listeners, by the name of their transport. */
export const listeners = {
  http: listenHttp,
} as const satisfies Record<string, OpenListener>
