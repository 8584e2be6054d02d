Feature: Results and errors of a reply
  OK, PARTIAL and FAILED say how much of a request was done; errors say what was not, and why.

  @ERR-001 @reads
  Scenario: What succeeds is answered OK
    Given a known meter
    And 2 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And OK stands without an error

  @ERR-002 @reads
  Scenario: What fails is answered FAILED
    Given the head end serves a correct request for readings
    And 2 unknown meters
    And a supported reading type
    When the readings are asked for
    Then the request is refused

  @ERR-003 @reads
  Scenario: What succeeds in part is answered PARTIAL
    Given the head end serves a correct request for readings
    And a known meter
    And an unknown meter
    And a supported reading type
    When the readings are asked for
    Then the answer is PARTIAL
    And it holds the readings of what is good
    And nothing is served for what is bad

  @ERR-004 @reads
  Scenario Outline: An error names the meter, called by <id>
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the readings are asked for by <id>
    Then the request is refused
    And an error names what is bad

    Examples:
      | id   |
      | name |
      | mRID |

  @ERR-006 @reads
  Scenario: Each failing meter has its error
    Given the head end serves a correct request for readings
    And 2 known meters
    And 3 unknown meters
    And a supported reading type
    When the readings are asked for
    Then an error names what is bad
    And nothing is served for what is bad

  @ERR-009 @load
  Scenario: A query that names nothing is refused
    Given the head end serves a correct request for readings
    And the head end declares that it refuses a query that names nothing
    When readings are asked for without naming anything
    Then the request is refused
    And the code is preferably 1.6
