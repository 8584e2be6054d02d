Feature: Requests that are too large

  @ERR-023 @load
  Scenario: One meter more than a query may name
    Given the head end serves a correct request for readings
    And as many meters as a query may name
    And a supported reading type
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    Given one meter more than a query may name
    When the readings are asked for
    Then it is refused, or what is left out is named, preferably with 3.1 or 3.2
