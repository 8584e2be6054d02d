Feature: Connect and disconnect
  A control moves the remote switch of a meter. Each case looks at the switch by an independent read: what was told is one
  thing, what was done another. Only meters that the IXIT gives up are operated, and all are brought back.

  @RCD-001 @operates
  Scenario: A meter is disconnected
    Given a meter that may be operated
    And its switch is closed before
    When they are disconnected
    Then the answer is OK
    And its switch is open

  @RCD-001.unknown @operates
  Scenario: An unknown meter cannot be disconnected
    Given a meter that may be operated
    And its switch is open before
    And an unknown meter
    When the unknown meter is disconnected
    Then the request is refused
    And the code is preferably 2.4

  @RCD-002 @operates
  Scenario: A meter is connected
    Given a meter that may be operated
    And its switch is open before
    When they are connected
    Then the answer is OK
    And its switch is closed

  @RCD-003 @operates
  Scenario: Two meters are disconnected by one control
    Given 2 meters that may be operated
    And their switches are closed before
    When they are disconnected
    Then the answer is OK
    And their switches are open

  @RCD-003.with-unknown @operates
  Scenario: An unknown meter beside a good one is told, and what was told was done
    Given a meter that may be operated
    And its switch is closed before
    And an unknown meter
    When they are disconnected
    Then the control was carried out in part or not at all, as the answer says

  @RCD-004 @operates
  Scenario: Two controls in one message
    Given 2 meters that may be operated
    And their switches are closed before
    When both are disconnected by a control each
    Then the answer is OK
    And their switches are open

  @RCD-005 @operates
  Scenario Outline: A control of <what> moves nothing
    Given a meter that may be operated
    And its switch is closed before
    When a control of the type "<type>" is sent to it
    Then the message is refused
    And its switch is closed

    Examples:
      | what            | type    |
      | an unknown type | 9.9.9.9 |
      | half a type     | 3.31    |

  @RCD-016 @operates
  Scenario: A disconnect whose result comes later
    Given a meter that may be operated
    And its switch is closed before
    When they are disconnected, and the answer is asked for later
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once
    And the answer is OK
    And its switch is open

  @RCD-023 @operates
  Scenario: Success is told only where the switch moved
    Given a meter that may be operated
    And its switch is closed before
    When they are disconnected
    Then the answer is OK
    And its switch is open
    When they are connected
    Then the answer is OK
    And its switch is closed

  @RCD-028 @operates
  Scenario: Each of several devices of a control is meant, and no other
    Given 2 meters that may be operated
    And a meter that may be operated and is not named
    And their switches are closed before
    When they are disconnected
    Then the answer is OK
    And their switches are open
    And the switch of the meter that was not named is closed

  @RCD-029 @operates
  Scenario: Opposite controls in one message each find their own meter
    Given 2 meters that may be operated
    And the switch of the first is open before
    When the first is connected and the second disconnected, by one message
    Then the answer is OK
    And the switch of the first is closed
    And the switch of the second is open

  @RCD-030 @operates
  Scenario: A control without a type is never carried out
    Given a meter that may be operated
    And its switch is closed before
    When a control without a type is sent to it
    Then the message is refused
    And its switch is closed
