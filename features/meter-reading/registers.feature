Feature: Registers and what they say of themselves
  A value stands under the type it is of, in the multiplier of that type, and says where it comes from.

  @RD-022 @reads
  Scenario: Directions, tiers and net values are not exchanged
    Given registers of several directions and tiers, at a moment of which their values are known
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And each register has its own value

  @RD-023 @reads
  Scenario: A meter of another commodity
    Given a meter of gas, water or heat
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for, of whatever age

  @RD-039 @reads
  Scenario: One register in Wh and in kWh, in one query
    Given a known meter
    And a register that is delivered under two multipliers
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And both values tell one energy

  # What is lost where a register is large is not lost where it is small.
  @RD-039.every-meter @reads
  Scenario: One register in Wh and in kWh, of every meter
    Given every known meter
    And a register that is delivered under two multipliers
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And both values tell one energy

  @RD-039.in-two-queries @reads
  Scenario: One register in Wh and in kWh, one query after the other
    Given a known meter
    And a register that is delivered under two multipliers
    When the second of its types is asked for after the first
    Then the answer is OK
    And its value and the one before tell one energy

  @RD-014 @reads
  Scenario: Values that were estimated, edited or entered by hand
    Given values that were not measured
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And they say so by their quality

  @RD-016 @reads
  Scenario: Why a reading was taken
    Given a reading that was taken for a reason
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And the reason, where it is told, is the true one

  @RD-018 @reads
  Scenario: Readings that were taken because of another
    Given readings that were taken because of another
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And they bear the time of that one
