import type { Fault } from '../fault.ts'
import { wsdlOwnNames } from './wsdl-own-names.ts'
import { wsdlRpcStyle } from './wsdl-rpc-style.ts'
import { wsdlWrongAction } from './wsdl-wrong-action.ts'

/** Faults of what a head end tells of its services. */
export const wsdlFaults: readonly Fault[] = [wsdlRpcStyle, wsdlOwnNames, wsdlWrongAction]
