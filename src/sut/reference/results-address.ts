/** The one address to which all answers go that are sent later, where the head end was told one. */
export interface ResultsAddress {
  /** The last counts. */
  tell(address: string): void
  told(): string | undefined
}

/** Nobody has told it yet: each answer goes where its request says. */
export function openResultsAddress(): ResultsAddress {
  let address: string | undefined
  return {
    tell: (given) => {
      address = given
    },
    told: () => address,
  }
}
