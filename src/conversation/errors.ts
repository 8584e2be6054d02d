/** The scenario cannot be judged, for a reason outside the SUT's conformance. Its message is the reason. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive'
}

/** The ICS says that the scenario does not concern this SUT. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}

/** An expectation failed: the step stops here, the finding is in the record. */
export class ExpectationFailed extends Error {
  override readonly name = 'ExpectationFailed'
}
