Feature: Data of the past
  Intervals and registers of a period. Whether an interval is stamped with its start or its end, and whether the ends of a
  period belong to it, is left open: both are taken. Gaps are real life, so days are counted only where they are declared
  complete.

  @RD-007 @reads
  Scenario: A day of intervals
    Given the head end serves a correct request for readings
    And interval data of a day that is complete
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And every interval of the day is there, once
    And no value is of another time

  @RD-007.clocks-go @reads
  Scenario Outline: A day on which clocks go <way>
    Given interval data of a day on which clocks go <way>
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And every interval of the day is there, once
    And no value is of another time

    Examples:
      | way     |
      | forward |
      | back    |

  @RD-007.end-before-start @reads
  Scenario: A period that ends before it starts
    Given the head end serves a correct request for readings
    And interval data of a day that is complete
    And an end where the start belongs, and the start where the end belongs
    When the readings are asked for
    Then nothing is served
    And the code is preferably 5.7

  @RD-007.future @reads
  Scenario: A day in the future
    Given the head end serves a correct request for readings
    And interval data
    And a day in the future
    When the readings are asked for
    Then nothing is served
    And the code is preferably 5.7

  @RD-041 @reads
  Scenario Outline: A period with its <side> only
    Given the head end serves a correct request for readings
    And interval data
    And a period with a <side> only
    When the readings are asked for
    Then no value is of another time
    And the code is preferably 1.6

    Examples:
      | side  |
      | start |
      | end   |

  @RD-041.neither @reads
  Scenario: No period at all
    Given the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    When the readings are asked for
    Then it holds the readings asked for, or is refused
    And the code is preferably 1.6

  @RD-042 @reads
  Scenario: A request and the time schedule in its query name different times
    Given the head end serves a correct request for readings
    And interval data of a day that is complete
    And a time schedule in the query for another part of the day
    When the readings are asked for
    Then no value is of another time than the one that counts
    And the code is preferably 1.6 or 1.8

  @RD-042.schedule-only @reads
  Scenario: Only the time schedule in the query names a time
    Given the head end serves a correct request for readings
    And interval data of a day that is complete
    And the day stands in a time schedule of the query alone
    When the readings are asked for
    Then no value is of another time than the one that counts
    And the code is preferably 1.6 or 1.8

  @RD-044 @reads
  Scenario: A usage point whose meter was exchanged
    Given a usage point whose meter was exchanged within the period
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And each meter has values of its own time only

  @RD-049 @reads
  Scenario: The intervals of a day and the register
    Given interval data of a day that is complete
    When the readings are asked for
    And its register is asked for around that day
    Then the intervals add up to the difference of the register
