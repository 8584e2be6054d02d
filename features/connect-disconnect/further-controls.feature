Feature: Further controls of a meter

  @RCD-012 @operates
  Scenario: A meter is armed, and its button connects it within the time and not after
    Given a meter that may be operated
    And its switch is open before
    When it is armed
    Then the answer is OK
    And its switch is open
    When the time is over for which it was armed
    And its button is pressed
    Then its switch is open
    When it is armed
    And its button is pressed
    Then its switch is closed

  @RCD-014 @operates
  Scenario: Disconnect, reset and reconnect in one message
    Given the head end tells by events what moved a switch
    And a meter that may be operated
    And its switch is closed before
    When it is disconnected, reset and connected, by one message
    Then the answer is OK
    And its switch is closed
    And events tell the disconnect before the connect

  @RCD-014.failing-step @operates
  Scenario: The step between a disconnect and a reconnect fails
    Given a meter that may be operated
    And its switch is closed before
    When it is disconnected and connected, by one message, and what stands between cannot be done
    Then the answer is PARTIAL
    And what comes after it is done or left, as declared

  @RCD-022 @operates
  Scenario: The reason of a control is kept
    Given a meter that may be operated
    And its switch is closed before
    When it is disconnected for the reason "vacant premises"
    Then the answer is OK
    And its switch is open
    And the control is found with its reason "vacant premises"

  @RCD-026 @operates
  Scenario: An opposite command comes while one is under way
    Given a meter that may be operated
    And its switch is closed before
    When it is disconnected, and connected before the result can be known
    Then its switch is where the last command leads that was carried out

  @RD-031 @operates
  Scenario: A demand reset lets the register begin anew
    Given a meter whose demand can be reset
    When its demand is read
    And its demand is reset
    Then the answer is OK
    When its demand is read
    Then the register began anew, and what it held is kept
