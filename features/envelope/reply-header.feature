Feature: The header of a reply

  @ENV-019 @reads
  Scenario: A reply carries the correlation of its request
    Given a known meter
    And a supported reading type
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And it carries the correlation of the request

  @ENV-021 @reads
  Scenario: A reply has a header of its own
    Given a known meter
    And a supported reading type
    When the readings are asked for with every optional header field
    Then the answer is OK
    And it holds the readings asked for
    And its header is its own
