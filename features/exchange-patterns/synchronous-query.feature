Feature: Synchronous query
  Pattern P01: the request of a get and its reply share one exchange.

  @MEP-001 @reads
  Scenario: A query is answered in the same exchange
    Given 3 known meters
    And 2 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And it carries the correlation of the request
    And it came within the declared time
