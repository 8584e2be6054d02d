import { childNamed, childText, type XmlElement } from '../xml/tree.ts'

/** Verbs that change the state of a metering system, those of old editions included. */
const changing: ReadonlySet<string> = new Set(['create', 'change', 'cancel', 'close', 'delete', 'execute', 'update'])

/**
 * The seam every message of ours passes. Nothing that may change the state of a SUT leaves the house, whatever the tags
 * of a scenario say: the verbs of change are not sent at all in this version, nor is any Payload.
 *
 * @throws Error naming what was stopped; the runner reports it as an error of the harness
 */
export function guard(message: XmlElement): void {
  const header = childNamed(message, 'Header')
  const verb = header && childText(header, 'Verb')
  const noun = header && childText(header, 'Noun')
  if (verb !== undefined && changing.has(verb.trim().toLowerCase()))
    throw new Error(`The guard stopped ${verb}(${noun ?? 'no noun'}): messages that change a SUT are not sent.`)
  if (childNamed(message, 'Payload'))
    throw new Error(`The guard stopped a Payload in ${verb ?? 'no verb'}(${noun ?? 'no noun'}): queries carry none.`)
}
