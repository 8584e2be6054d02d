import type { Behaviours } from '../behaviours.ts'

/** An assertion a fault must raise, and in which cases: ids of scenarios. */
export interface Raised {
  readonly assertion: string
  readonly cases: 'every case' | { readonly allBut: readonly string[] } | readonly string[]
}

/** A way in which a SUT goes wrong: data over the behaviours of the reference head end. */
export interface Fault {
  /** As `cim9 sut --fault NAME` takes it; the name of its file. */
  readonly name: string
  /** What the SUT does wrong, in one sentence. */
  readonly says: string
  readonly behaviours: Partial<Behaviours>
  /** The style over which it can be seen, where the usual one does not show it. */
  readonly wrapper?: 'typed'
  /** What carries messages, where HTTP does not show it. */
  readonly transport?: 'amqp'
  /** By what a password is told to a head end with secured doors, where the usual one does not show it. */
  readonly secured?: 'ws-security' | 'basic'
  /** What it must raise in the cases on which it is tried every day, and nothing else there. */
  readonly raises: readonly Raised[]
  /** Assertions that it raises in further cases as well, where something else comes of it. `cim9 prove` knows which. */
  readonly consequences?: readonly string[]
}
