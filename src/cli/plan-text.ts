import { effects } from '../config/config.ts'
import { noticeText, type Notice } from '../config/review-notice.ts'
import type { PlannedCase, Prospect, RunPlan } from '../runner/plan.ts'

const prospects: readonly (readonly [Prospect, string])[] = [
  ['runs', 'to be run'],
  ['not-applicable', 'not applicable'],
  ['inconclusive', 'inconclusive before anything is sent'],
  ['not-run', 'not permitted'],
  ['harness-error', 'errors of the harness'],
]

/** A plan for people: what is run by effect, what is not and why, what should be mended first. */
export function planText(plan: RunPlan): string {
  const { target, cases, notices } = plan
  const of = (prospect: Prospect) => cases.filter((one) => one.prospect === prospect)
  const running = of('runs')
  const where = target.embedded ? 'the embedded reference head end' : (target.endpoint ?? 'no system')
  const sections = [
    [
      `Plan of ${number(cases.length, 'case')} against ${where}; nothing was sent.`,
      ...prospects.flatMap(([one, words]) =>
        of(one).length ? [`${String(of(one).length).padStart(5)} ${words}`] : [],
      ),
      `Effects permitted: ${target.allowEffects.join(', ')}.`,
      ...(target.indicative
        ? ['Indicative: there is no IXIT, so the fixtures of the reference head end are used.']
        : []),
      `${number(
        sum(running, ({ messages }) => messages.length),
        'message',
      )} at least; ${duration(sum(running, ({ declaredMs }) => declaredMs))} if everything takes as long as is declared (ixit.timeLimits).`,
    ],
    ...(plan.hooks.length
      ? [
          [
            'Hooks of yours around the cases:',
            ...plan.hooks.map(({ when, hook, by }) => `  ${when} them ${hook}: ${by}`),
          ],
        ]
      : []),
    ...noticeSections(notices),
    ...effects.flatMap((effect) => {
      const some = running.filter((one) => one.effect === effect)
      return some.length ? [[`@${effect}: ${number(some.length, 'case')}`, ...some.flatMap(caseLines)]] : []
    }),
    ...prospects.slice(1).flatMap(([one, words]) => reasonSection(of(one), words)),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function noticeSections(notices: readonly Notice[]): readonly (readonly string[])[] {
  return (['contradiction', 'note'] as const).flatMap((weight) => {
    const some = notices.filter((one) => one.weight === weight)
    const head =
      weight === 'contradiction' ? 'CONTRADICTIONS, to be mended before a run:' : 'Notes on what was declared:'
    return some.length ? [[head, ...some.map((one) => `  ${noticeText(one)}`)]] : []
  })
}

function caseLines({ id, title, messages, causes, looks, undo, reason }: PlannedCase): readonly string[] {
  const queries = counted(messages.filter(({ changes }) => !changes).map(({ verb, noun }) => `${verb}(${noun})`))
  return [
    `  ${id}  ${title}`,
    ...(queries ? [`      asks ${queries}`] : []),
    ...messages
      .filter(({ changes }) => changes)
      .map(({ verb, noun, objects, ownObjects }) => `      sends ${verb}(${noun}) ${on(objects, ownObjects)}`),
    ...causes.map(({ cause, objects, means }) => `      makes ${cause} happen ${on(objects, [])}, by ${means}`),
    ...looks.map(({ what, objects, means }) => `      looks at the ${what} ${on(objects, [])}, by ${means}`),
    ...undo.map(({ by, objects }) => `      undone by ${by} ${on(objects, [])}`),
    ...(reason === undefined ? [] : [`      ${reason}`]),
  ]
}

/** Whom it concerns: objects of the SUT by their ids, those of the run by their names. */
const on = (objects: readonly string[], own: readonly string[]): string =>
  [
    ...(objects.length ? [`on ${objects.join(', ')}`] : []),
    ...(own.length ? [`on ${own.join(', ')}, made up by the run`] : []),
  ].join(' and ') || 'of no object'

/** Each once, with how often. */
function counted(words: readonly string[]): string {
  return [...new Set(words)]
    .map((word) => [word, words.filter((one) => one === word).length] as const)
    .map(([word, times]) => (times > 1 ? `${word} ${times} times` : word))
    .join(', ')
}

/** The cases that do not run, by the reason why. */
function reasonSection(cases: readonly PlannedCase[], words: string): readonly (readonly string[])[] {
  if (!cases.length) return []
  const reasons = [...new Set(cases.map(({ reason }) => reason))]
  return [
    [
      `${number(cases.length, 'case')} ${words}:`,
      ...reasons.flatMap((why) => [
        `  ${why ?? 'no reason given'}`,
        `      ${cases.flatMap(({ id, reason }) => (reason === why ? [id] : [])).join(' ')}`,
      ]),
    ],
  ]
}

const number = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((all, one) => all + of(one), 0)

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
