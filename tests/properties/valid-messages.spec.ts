import { messageWith } from './envelopes.ts'
import { outlined } from './generated.ts'
import { checked, judgesBy } from './judging.ts'
import { property } from './property.ts'
import { written } from './written.ts'

const context = await judgesBy()

for (const profile of outlined)
  property(
    `a valid message with ${profile.roots.join()} in it is accused of nothing, however it is written`,
    20,
    (roll) => {
      const { document } = messageWith(profile, roll)
      const bytes = written(document, roll)
      const { verdict, reason, findings } = checked(bytes, context)
      if (verdict === 'pass') return
      const told = findings.filter(({ counts, outcome }) => counts || outcome === 'inconclusive')
      throw new Error(`${verdict}: ${reason ?? ''}\n${JSON.stringify(told, undefined, 1)}\n${bytes.toString('latin1')}`)
    },
  )
