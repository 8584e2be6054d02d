import { attributeOf, childNamed } from '../../xml/tree.ts'
import { commandCodes } from './commands.ts'
import type { BookedControl } from './control-book.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import { describeControls } from './programmes.ts'
import type { Query } from './query.ts'

const codes: ReadonlySet<string | undefined> = new Set(Object.values(commandCodes))

/** Answers get(EndDeviceControls): the controls that were taken for meters, and for devices behind them, as they were sent. */
export function tellControls(query: Query, headEnd: HeadEnd): Outcome {
  const { behaviours, controls } = headEnd
  const { errors, payload } = describeControls(query, headEnd)
  if (!payload) return { errors }
  const asked = query.objects.map(({ reference }) => behaviours['meters.find'](reference))
  const found = controls.all().filter((one) => isOfMeter(one) && one.meters.some((meter) => asked.includes(meter)))
  return { errors, payload: { ...payload, children: [...found.map(({ control }) => control), ...payload.children] } }
}

/** What runs in devices behind a meter is told with them. */
function isOfMeter({ control }: BookedControl): boolean {
  const type = childNamed(control, 'EndDeviceControlType')
  return codes.has(type && attributeOf(type, 'ref'))
}
