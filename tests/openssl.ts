import { spawnSync } from 'node:child_process'

/** Why tests with certificates are not run, where the program that makes them is missing. */
export const openssl = {
  missing: spawnSync('openssl', ['version']).error !== undefined,
  reason: 'openssl is not on this machine: certificates cannot be made',
}
