import { transportOf } from '../config/transport.ts'
import { probes } from './index.ts'
import type { Probe } from './transport.ts'

/**
 * Is anything there, the SUT or what takes messages for it? As its transport sees it, without sending anything.
 *
 * @throws Error if the URL of the endpoint cannot be used, as opening a transport does
 */
export const probe: Probe = async (endpoint, timeoutMs) => probes[transportOf(endpoint.url)](endpoint, timeoutMs)
