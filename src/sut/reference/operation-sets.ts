import type { Recognised } from '../../binding/recognise.ts'
import type { ErrorFields } from '../../message/build.ts'
import { operationSetIn, type Operation, type OperationSet } from '../../message/operation-set.ts'
import { isFiledNoun } from '../../config/nouns.ts'
import { schemaProblems } from './checks.ts'
import { requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import { carryOutLink } from './links.ts'
import { tell } from './notices.ts'
import type { Outcome } from './outcome.ts'
import { carryOutProfile } from './transactions.ts'

/** Is it a request about a set of operations? */
export const isOperationSet = ({ message }: Recognised): boolean =>
  message.archetype === 'RequestMessage' && message.header?.noun?.value === 'OperationSet'

/** Carries out a set of operations, one after the other. */
export function executeSet(text: string, content: Recognised, headEnd: HeadEnd): Outcome {
  const { behaviours } = headEnd
  const verb = content.message.header?.verb?.value ?? ''
  if (!behaviours['operations.verb'](verb))
    return { errors: [requestError('2.9', 'A set of operations is sent with the verb execute.', verb)] }
  const set = operationSetIn(content.message)
  if (!set) return { errors: [requestError('1.7', 'The request holds no set of operations.')] }
  const profiles = set.operations.flatMap((operation) => operation.profiles)
  const problems = schemaProblems(text, content, profiles, headEnd)
  if (!behaviours['accepts.form'](problems))
    return { errors: [requestError('1.8', 'The request is not valid by its schema.', problems[0]?.message)] }
  const refusal = behaviours['operations.refused'](set)
  if (refusal) return { errors: [refusal] }
  return behaviours['operations.outcome'](carriedOut(set, headEnd))
}

/** What came of one operation; without Error, it was done. */
interface Done {
  readonly operation: Operation
  readonly operationId: string | undefined
  readonly errors: readonly ErrorFields[]
}

function carriedOut(set: OperationSet, headEnd: HeadEnd): Outcome {
  const { behaviours, registry } = headEnd
  const snapshot = registry.snapshot()
  const done = behaviours['operations.taken'](set.operations, set).map((operation) => ({
    operation,
    operationId: operation.operationId,
    errors: carryOutOne(operation, headEnd).map((error) => of(operation, error)),
  }))
  const isFailed = done.some(({ errors }) => errors.length)
  const isAtomic = behaviours['operations.isAtomic'](set)
  if (isFailed && !behaviours['operations.kept'](set, isAtomic)) registry.restore(snapshot)
  if (isFailed && isAtomic) return { errors: done.flatMap(errorsOfUndone) }
  for (const { operation, errors } of done)
    for (const profile of operation.profiles) tell(operation.verb, profile, !errors.length, headEnd)
  return {
    errors: done.flatMap(({ errors }) => errors),
    done: done.some(({ errors }) => !errors.length),
    ...(done.length > 1 && { parts: done.map(asPart) }),
  }
}

function carryOutOne(operation: Operation, headEnd: HeadEnd): readonly ErrorFields[] {
  const { behaviours } = headEnd
  const meant = behaviours['operations.meant'](operation)
  if (typeof meant === 'string') return [requestError(meant, 'The noun or the verb of the operation cannot be.')]
  const elementwise = behaviours['operations.elementwise'](operation)
  return meant.profiles.flatMap((profile) =>
    isFiledNoun(profile.name)
      ? carryOutProfile(meant.verb, profile.name, profile, headEnd, elementwise)
      : (carryOutLink(meant.verb, profile, headEnd) ?? []),
  )
}

/** What was done well and is undone because of another operation has an Error of its own. */
const errorsOfUndone = ({ operationId, errors }: Done): readonly ErrorFields[] =>
  errors.length
    ? errors
    : [
        {
          ...requestError('5.9', 'Undone, because another operation of the set failed.'),
          ...(operationId !== undefined && { operationId }),
        },
      ]

/** Who waits is told of each operation by itself; all but the last say that more is to come. */
function asPart({ operationId, errors }: Done, index: number, all: readonly Done[]): Outcome {
  const more = { code: '0.1', level: 'INFORM', reason: 'More operations follow.' }
  return {
    errors: [...errors, ...(index < all.length - 1 ? [more] : [])],
    done: !errors.length,
    ...(operationId !== undefined && { operationId }),
  }
}

const of = ({ operationId }: Operation, error: ErrorFields): ErrorFields => ({
  ...error,
  ...(operationId !== undefined && { operationId }),
})
