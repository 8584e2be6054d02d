// BUG: the nouns MeterReadings and MeterConfig are taken for each other in the reply header.

import type { Fault } from './fault.ts'

export const replyWithAnotherNoun: Fault = {
  name: 'reply-with-another-noun',
  says: 'Replies bear the noun of another profile than was asked for.',
  behaviours: {
    'reply.noun': ({ noun }) => (noun === 'MeterReadings' ? 'MeterConfig' : 'MeterReadings'),
  },
  raises: [
    { assertion: 'noun.payload', cases: 'every case' },
    { assertion: 'noun.reply', cases: 'every case' },
  ],
}
