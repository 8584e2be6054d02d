import type { SoapVersion } from '../../binding/soap.ts'

/** The seam at which SOAP itself can go wrong. */
export interface SoapBehaviours {
  /** The version of SOAP of a reply, by that of its request. */
  readonly 'soap.replies': (asked: SoapVersion) => SoapVersion
}

export const conformingSoap: SoapBehaviours = {
  'soap.replies': (asked) => asked,
}
