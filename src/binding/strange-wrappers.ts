import { wrappers, type Wrapper } from './wrappers.ts'

const { root, ...typed } = wrappers.typed

/** The typed style with its requests in another namespace. */
const inNamespace = (name: string, says: string, namespace: string): Wrapper => ({
  ...typed,
  name,
  says,
  root: { ...root, RequestMessage: { ...root.RequestMessage, namespace } },
})

/** Styles that no service has: a typed request in a namespace that is not its own. */
export const strangeWrappers = {
  'the namespace of its object': inNamespace(
    'typed-in-object-namespace',
    'the element of the operation in the namespace of the object',
    'http://iec.ch/TC57/2011/{Service}#',
  ),
  'the namespace of another noun': inNamespace(
    'typed-in-foreign-namespace',
    'the element of the operation in the message namespace of another noun',
    'http://iec.ch/TC57/2011/GetMeterConfigMessage',
  ),
} as const satisfies Record<string, Wrapper>
