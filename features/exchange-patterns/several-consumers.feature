Feature: Several consumers of an event
  Pattern P07: what happens is told to everybody who wants to know, each by himself. The ICS says whether events can be sent
  to two addresses.

  @MEP-018 @operates
  Scenario: Two consumers are told the same
    Given events are listened for at two addresses
    And a meter that may be operated
    When something happens to it
    Then both consumers are told so, alike

  @MEP-018.slow @operates
  Scenario Outline: A consumer that is slow to answer does not hold up the other
    Given events are listened for at two addresses
    And the <slow> consumer is slow to answer
    And a meter that may be operated
    When something happens to it
    Then the <other> consumer is told so

    Examples:
      | slow   | other  |
      | first  | second |
      | second | first  |
