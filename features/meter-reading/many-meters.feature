Feature: Many meters in one query
  Sets, groups and pages: everybody who was asked for is there, once, and nobody else is.

  @RD-040 @reads
  Scenario: Forward bulk energy of a set of meters
    Given 4 known meters
    And the forward energy of meters
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And it holds the readings asked for

  @RD-011 @reads
  Scenario Outline: A group of <members>
    Given a group of <members>
    And a supported reading type
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And it holds readings of the members, and of nobody else

    Examples:
      | members      |
      | meters       |
      | usage points |

  @RD-011.unknown @reads
  Scenario: A group that there is not
    Given the head end serves a correct request for readings
    And an unknown group of meters
    And a supported reading type
    When the readings are asked for
    Then the request is refused

  @RD-011.empty @reads
  Scenario: A group without members
    Given the head end serves a correct request for readings
    And an empty group of meters
    And a supported reading type
    When the readings are asked for
    Then nothing is served
    And the code is preferably 5.7

  @RD-013 @reads
  Scenario: A meter that does not answer, and one that does
    Given the head end serves a correct request for readings
    And a known meter
    And a meter that cannot be reached
    And a supported reading type
    When the readings are asked for
    Then the meter that cannot be reached has failed, or its value is old
    And the code is preferably 4.1 or 5.6

  @RD-033 @reads
  Scenario: An answer in pages
    Given 4 known meters
    And a supported reading type
    When the readings are asked for
    And the readings are asked for in 2 pages of 2
    Then the pages share no meter, and together they are the whole

  @RD-033.negative @reads
  Scenario: A page of a negative size
    Given the head end serves a correct request for readings
    And 4 known meters
    And a supported reading type
    When the readings are asked for in pages of a negative size
    Then it holds the readings asked for, or is refused
