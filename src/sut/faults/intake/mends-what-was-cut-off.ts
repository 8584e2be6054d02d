// BUG: the parser is set to recover, so that it closes itself what was left open.

import type { Fault } from '../fault.ts'

const tag = /<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g

/** The text with all its elements closed; what ends in a tag was not cut off. */
function closed(text: string): string {
  if (!text.includes('<') || text.trimEnd().endsWith('>')) return text
  const whole = text.slice(0, text.lastIndexOf('<'))
  const open: string[] = []
  for (const [, isEnd, name = '', isEmpty] of whole.matchAll(tag)) {
    if (isEnd) open.pop()
    else if (!isEmpty) open.push(name)
  }
  return (
    whole +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}

export const mendsWhatWasCutOff: Fault = {
  name: 'mends-what-was-cut-off',
  says: 'A message whose end is missing is served as if it were whole.',
  behaviours: {
    'request.bytes': (bytes) => Buffer.from(closed(Buffer.from(bytes).toString('utf8')), 'utf8'),
  },
  raises: [{ assertion: 'expect.refused', cases: ['MEP-030.cut-off'] }],
}
