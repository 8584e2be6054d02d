import { effects, type ConfigInput } from '../../config/config.ts'
import type { IxitInput } from '../../config/ixit.ts'
import { loadStandard } from '../../standard/standard.ts'
import type { Fault } from '../../sut/faults/fault.ts'
import { referenceIcs } from '../../sut/reference/ics.ts'
import { referenceIxit } from '../../sut/reference/ixit.ts'
import { places } from '../places.ts'
import { makeSecured, securedIcs } from '../secured.ts'
import { embed } from '../target.ts'

/** How a head end is reached and what it is asked for: what a fault needs to be seen at all. */
export type Setting = Pick<Fault, 'transport' | 'wrapper' | 'secured'>

/** Settings that are the same have the same name. */
export const settingName = ({ transport, wrapper, secured }: Setting): string =>
  [transport ?? 'http', wrapper ?? 'generic', ...(secured ? [`secured by ${secured}`] : [])].join(', ')

/** A head end in a setting, and the configuration by which it is tested. */
export interface FaultyHes {
  readonly config: ConfigInput
  close(): Promise<void>
}

/**
 * Starts the reference head end in a setting, conforming or with a fault, and with all it takes to be tested: a control port,
 * certificates, a proxy before it. Every effect is allowed.
 *
 * @param ixit in place of what the reference head end declares
 */
export async function startFaulty(
  setting: Setting,
  fault?: Pick<Fault, 'behaviours'>,
  ixit: Partial<IxitInput> = {},
): Promise<FaultyHes> {
  const { transport, wrapper } = setting
  const secured = setting.secured && (await makeSecured())
  const sut = await embed(loadStandard('2013', places().profiles), {
    control: true,
    ...(fault && { fault }),
    ...(transport && { transport }),
    ...secured?.options,
  })
  return {
    config: {
      sut: { name: 'a SUT', version: '1', endpoint: wrapper === 'typed' ? (sut.typedUrl ?? sut.url) : sut.url },
      ...(wrapper && { binding: { wrapper } }),
      ics: {
        ...referenceIcs,
        ...(setting.secured && { security: securedIcs(setting.secured) }),
        proxied: sut.proxied !== undefined,
      },
      ixit: {
        ...referenceIxit,
        ...secured?.ixit(sut.secured, setting.secured),
        ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
        ...(sut.proxied && { proxied: sut.proxied[wrapper ?? 'generic'] }),
        ...ixit,
      },
      // What does not count does not stop a scenario either: so all that is raised is seen.
      policy: { allowEffects: [...effects] },
    },
    close: async () => {
      await sut.close()
      secured?.remove()
    },
  }
}
