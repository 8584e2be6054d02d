import type { DecodedMessage } from '../exchange/decode.ts'
import { cut, oneLine } from './text.ts'
import { size } from './words.ts'

/** What a message is, in a few words: `get MeterReadings`, `reply MeterReadings FAILED 2.4`, `SOAP fault`, `HTTP 500, not XML`. */
export function messageLabel({ entry, intake, binding, message, bareProfile, root }: DecodedMessage): string {
  if (!intake.ok) {
    const what = unread[intake.problem.kind]
    return entry.meta.status === undefined ? what : `HTTP ${entry.meta.status}, ${what}`
  }
  const inside = message && [
    message.header?.verb?.value,
    message.header?.noun?.value ?? (message.header ? undefined : message.archetype),
    message.reply?.result?.value,
    message.reply?.result?.value === 'OK' ? undefined : message.reply?.errors[0]?.code?.value,
  ]
  const says = oneLine(inside?.filter(Boolean).join(' ') ?? '')
  if (binding?.fault) {
    const reason = binding.fault.reason && `: ${binding.fault.reason}`
    return oneLine(`SOAP fault${says ? ` with ${says}` : reason}`)
  }
  if (message) return says || message.archetype
  if (bareProfile) return `${oneLine(bareProfile.name)}, no envelope`
  return `${oneLine(root?.name ?? 'XML')}: no message in it`
}

const unread = {
  empty: 'empty body',
  encoding: 'unreadable encoding',
  dtd: 'XML with a DTD, refused',
  malformed: 'not XML',
  'too-large': 'too large, not read',
  'too-deep': 'nested too deeply, not read',
} as const

/** How a message travelled: `POST · 1.2 kB`, `HTTP 200 · 812 B · cut off`, `topic://meter.events · 2 kB`. */
export function messageTravel({ entry, bytes }: DecodedMessage): string {
  const { method, status, file, jms, truncated, overLimit } = entry.meta
  return [
    status === undefined ? method : `HTTP ${status}`,
    file !== undefined && oneLine(file),
    jms && cut(oneLine(jms.destination), 60),
    size(bytes.length),
    truncated && 'cut off on the way',
    overLimit && 'over our size limit',
  ]
    .filter(Boolean)
    .join(' · ')
}
