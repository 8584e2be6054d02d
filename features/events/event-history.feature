Feature: The history of events
  Pattern P19: past events are found by device, type and time.

  @EVT-006 @reads
  Scenario Outline: Past events of a meter by <by>
    Given a meter of which past events are known
    When its past events are asked for by <by>
    Then the answer is OK or PARTIAL
    And the events that fit <by> are told, and no others

    Examples:
      | by            |
      | time          |
      | type          |
      | time and type |

  @EVT-006.unknown @reads
  Scenario: An unknown meter has no past events
    Given the head end serves a correct request for readings
    And an unknown meter
    When its past events are asked for by nothing else
    Then the request is refused
    And the code is preferably 2.4

  @EVT-007 @reads
  Scenario: A query that finds no events tells none
    Given a meter of which past events are known
    When its past events are asked for by time
    Then the answer is OK or PARTIAL
    And the events that fit time are told, and no others
    When its past events are asked for by a quiet time
    Then no event is told
