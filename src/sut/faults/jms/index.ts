import type { Fault } from '../fault.ts'
import { answersInBytes } from './answers-in-bytes.ts'
import { answersTwiceByTheBroker } from './answers-twice-by-the-broker.ts'
import { answersInSoapByTheBroker } from './answers-in-soap-by-the-broker.ts'
import { correlatesByTheEnvelope } from './correlates-by-the-envelope.ts'
import { ignoresOwnCorrelationIds } from './ignores-own-correlation-ids.ts'
import { queuesAsTopics } from './queues-as-topics.ts'
import { severalMetersInBytes } from './several-meters-in-bytes.ts'
import { severalMetersWithoutCorrelation } from './several-meters-without-correlation.ts'
import { topicsAsQueues } from './topics-as-queues.ts'

/** Ways to go wrong with a broker. */
export const jmsFaults: readonly Fault[] = [
  correlatesByTheEnvelope,
  ignoresOwnCorrelationIds,
  answersInBytes,
  answersInSoapByTheBroker,
  answersTwiceByTheBroker,
  topicsAsQueues,
  queuesAsTopics,
  severalMetersWithoutCorrelation,
  severalMetersInBytes,
]
