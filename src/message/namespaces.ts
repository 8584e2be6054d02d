/** Namespaces of edition 2013; the names were seen in public copies of the schemas. */
export const envelopeNamespace = 'http://iec.ch/TC57/2011/schema/message'

/** Namespace of a profile, for example of MeterReadings. */
export const profileNamespace = (noun: string): string => `http://iec.ch/TC57/2011/${noun}#`

/** Namespace of the strongly typed query messages of a noun. */
export const typedQueryNamespace = (noun: string): string => `http://iec.ch/TC57/2011/Get${noun}Message`

/** Namespace of the strongly typed messages of a noun by which it is changed and told. */
export const typedNamespace = (noun: string): string => `http://iec.ch/TC57/2011/${noun}Message`

/** Namespace of the generic WSDL, as seen in clients. */
export const abstractNamespace = 'http://iec.ch/TC57/2011/abstract'
