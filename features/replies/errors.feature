Feature: What an error says

  @ERR-005 @reads
  Scenario: An error about two objects names both
    Given the head end serves a correct request for readings
    And a meter and a usage point that do not belong together
    And a supported reading type
    When the readings are asked for
    Then they are refused together, or read apart where that is declared
    And an error names both

  @ERR-016 @reads
  Scenario: A meter and a usage point that do not belong together
    Given the head end serves a correct request for readings
    And a meter and a usage point that do not belong together
    And a supported reading type
    When the readings are asked for
    Then they are refused together, or read apart where that is declared
    And the code is preferably 2.13

  @ERR-007 @reads
  Scenario: The level of an error fits what happened
    Given the head end serves a correct request for readings
    And a known meter
    And an unknown meter
    And a supported reading type
    When the readings are asked for
    Then nothing is served for what is bad
    And the level of each error fits its code

  @ERR-032 @reads
  Scenario: An error need not point to a place in the request
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the readings are asked for
    Then the request is refused
    And an error that points to a place does so by a qualified name

  @ERR-025 @reads
  Scenario: Data that are not there are not made up
    Given the head end serves a correct request for readings
    And interval data
    And a day in the future
    When the readings are asked for
    Then nothing is served
    And the code is preferably 5.5 or 5.6 or 5.7

  @ERR-025.mixed @reads
  Scenario: Data that are not there do not keep back those that are
    Given the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    And a reading type that the head end does not deliver
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And what exists is served, unless all is refused
    And nothing is served for what is bad
