Feature: Loss and return of supply
  A meter that loses its supply says so with its last breath. The supply is taken away by a hook of the user's, from meters
  that the IXIT gives up, and given back at the end.

  @OUT-001 @operates
  Scenario: The loss of supply is told
    Given events are listened for
    And a meter that may be operated
    When its supply is taken away
    Then an event of it tells so

  @OUT-002 @operates
  Scenario: The return of supply is told, after its loss
    Given events are listened for
    And a meter that may be operated
    When its supply is taken away
    And its loss of supply has been told
    And its supply is given back
    Then an event of it tells so

  @OUT-005 @operates
  Scenario: A meter with supply answers a status check
    Given a meter that may be operated
    When its status is asked for
    Then the answer is OK
    And it tells that it has its supply

  @OUT-005.without @operates
  Scenario: A status check of a meter without supply fails
    Given a meter that may be operated
    When its status is asked for
    Then the answer is OK
    And it tells that it has its supply
    When its supply is taken away
    And its status is asked for, until it is told or the declared time is over
    Then the request is refused
    And the code is preferably 4.1 or 5.3 or 5.6
