import type { Assertion } from './assertion.ts'
import { compressedAssertions } from './compressed.ts'
import { answerAssertions } from './content/answers.ts'
import { asynchronousAssertions } from './asynchronous.ts'
import { codeAssertions } from './content/codes.ts'
import { eventAssertions } from './content/events.ts'
import { identifierAssertions } from './content/identifiers.ts'
import { intervalAssertions } from './content/intervals.ts'
import { readingTypeFieldAssertions } from './content/reading-type-fields.ts'
import { referenceAssertions } from './content/references.ts'
import { valueAssertions } from './content/values.ts'
import { addressingAssertions } from './expectations/addressing.ts'
import { callbackAssertions } from './expectations/callbacks.ts'
import { accessAssertions } from './expectations/access.ts'
import { clientAssertions } from './expectations/client.ts'
import { controlAssertions } from './expectations/controls.ts'
import { eventConsumerAssertions } from './expectations/event-consumers.ts'
import { eventDeliveryAssertions } from './expectations/event-delivery.ts'
import { eventHistoryAssertions } from './expectations/event-history.ts'
import { awaitedEventAssertions } from './expectations/events.ts'
import { pushedMarkAssertions } from './expectations/pushed-marks.ts'
import { bulkPushAssertions } from './expectations/bulk-push.ts'
import { lenienceAssertions } from './expectations/lenience.ts'
import { intervalDataAssertions } from './expectations/intervals.ts'
import { knownDataAssertions } from './expectations/known-data.ts'
import { linkAssertions } from './expectations/links.ts'
import { masterDataAssertions } from './expectations/master-data.ts'
import { meterConfigAssertions } from './expectations/meter-config.ts'
import { onFileAssertions } from './expectations/on-file.ts'
import { operationAssertions } from './expectations/operations.ts'
import { objectAssertions } from './expectations/objects.ts'
import { programmeAssertions } from './expectations/programmes.ts'
import { readingsAssertions } from './expectations/readings.ts'
import { scheduleAssertions } from './expectations/schedules.ts'
import { storedAssertions } from './expectations/stored.ts'
import { switchAssertions } from './expectations/switches.ts'
import { refusalAssertions } from './expectations/refusal.ts'
import { sameDataAssertions } from './expectations/same-data.ts'
import { soapFaultAssertions } from './expectations/soap-faults.ts'
import { toldAssertions } from './expectations/told.ts'
import { whoseDataAssertions } from './expectations/whose-data.ts'
import { wsdlAssertions } from './expectations/wsdl.ts'
import { contextAssertions } from './context.ts'
import { headerAssertions } from './header.ts'
import { httpAssertions } from './http.ts'
import { jmsAssertions } from './jms.ts'
import { partAssertions } from './parts.ts'
import { replyCodeAssertions } from './reply-codes.ts'
import { replyErrorAssertions } from './reply-errors.ts'
import { operationSetAssertions } from './operation-sets.ts'
import { schemaAssertions } from './schema.ts'
import { sequenceAssertions } from './sequence.ts'
import { soapAssertions } from './soap.ts'
import { transferAssertions, transferExpectations } from './transfer.ts'
import { typedAssertions } from './typed.ts'
import { verbNounAssertions } from './verb-noun.ts'
import { wireAssertions } from './wire.ts'

/** Judge every message and every pair of every scenario, whether a step asked for it or not. */
export const alwaysOn: readonly Assertion[] = [
  ...wireAssertions,
  ...httpAssertions,
  ...transferAssertions,
  ...jmsAssertions,
  ...soapAssertions,
  ...typedAssertions,
  ...schemaAssertions,
  ...partAssertions,
  ...compressedAssertions,
  ...verbNounAssertions,
  ...headerAssertions,
  ...contextAssertions,
  ...replyCodeAssertions,
  ...replyErrorAssertions,
  ...codeAssertions,
  ...readingTypeFieldAssertions,
  ...identifierAssertions,
  ...referenceAssertions,
  ...valueAssertions,
  ...eventAssertions,
  ...intervalAssertions,
  ...answerAssertions,
  ...sequenceAssertions,
  ...asynchronousAssertions,
  ...operationSetAssertions,
]

/** Judge what Then steps expect. */
export const expectationAssertions: readonly Assertion[] = [
  ...lenienceAssertions,
  ...refusalAssertions,
  ...soapFaultAssertions,
  ...toldAssertions,
  ...clientAssertions,
  ...accessAssertions,
  ...readingsAssertions,
  ...objectAssertions,
  ...intervalDataAssertions,
  ...knownDataAssertions,
  ...sameDataAssertions,
  ...whoseDataAssertions,
  ...meterConfigAssertions,
  ...switchAssertions,
  ...controlAssertions,
  ...awaitedEventAssertions,
  ...eventDeliveryAssertions,
  ...eventConsumerAssertions,
  ...eventHistoryAssertions,
  ...bulkPushAssertions,
  ...pushedMarkAssertions,
  ...storedAssertions,
  ...scheduleAssertions,
  ...onFileAssertions,
  ...linkAssertions,
  ...masterDataAssertions,
  ...operationAssertions,
  ...programmeAssertions,
  ...wsdlAssertions,
  ...callbackAssertions,
  ...addressingAssertions,
  ...transferExpectations,
]

/** All assertions, in the order in which their findings are told. */
export const assertions: readonly Assertion[] = [...alwaysOn, ...expectationAssertions]
