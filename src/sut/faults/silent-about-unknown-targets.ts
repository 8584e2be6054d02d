// BUG: targets are looked up in the background, after the reply.

import type { Fault } from './fault.ts'

export const silentAboutUnknownTargets: Fault = {
  name: 'silent-about-unknown-targets',
  says: 'A control of an unknown meter is answered OK.',
  behaviours: {
    'controls.outcome': ({ errors }) => ({ errors: errors.filter(({ code }) => code !== '2.4'), done: true }),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RCD-001.unknown'] },
    { assertion: 'expect.result', cases: ['RCD-003.with-unknown'] },
    { assertion: 'error.names-object', cases: ['RCD-003.with-unknown'] },
  ],
  consequences: ['control.called-off', 'programme.told', 'switch.position'],
}
