import type { RunResult, ScenarioResult } from '../verdict/run-result.ts'

/** The scenarios of each feature, in the order of the results. */
export function byFeature({ scenarios }: RunResult): ReadonlyMap<string, readonly ScenarioResult[]> {
  const features = new Map<string, ScenarioResult[]>()
  for (const scenario of scenarios) {
    const others = features.get(scenario.feature)
    if (others) others.push(scenario)
    else features.set(scenario.feature, [scenario])
  }
  return features
}
