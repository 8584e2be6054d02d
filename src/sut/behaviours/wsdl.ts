import type { ServiceTemplate } from '../../binding/wsdl/template.ts'

/** The seam at which a WSDL can go wrong. */
export interface WsdlBehaviours {
  /** A service as its WSDL describes it, given the true one. */
  readonly 'wsdl.told': (service: ServiceTemplate) => ServiceTemplate
}

/** How a conforming system describes its services. */
export const conformingWsdl: WsdlBehaviours = { 'wsdl.told': (service) => service }
