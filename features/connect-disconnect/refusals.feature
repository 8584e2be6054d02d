Feature: What a meter does not do
  A meter may refuse a control, or not be allowed to carry it out. Whether it was tried is told, and for which meter.

  @RCD-007 @operates
  Scenario: A meter refuses to connect
    Given a meter that refuses to connect
    And its switch is found open
    When it is told to connect, though it refuses
    Then the request is refused
    And the code is preferably 5.3 or 6.1
    And its switch is open

  @RCD-025 @operates
  Scenario: A protected customer is not disconnected
    Given a meter of a protected customer
    And its switch is found closed
    When they are disconnected
    Then the request is refused
    And the code is preferably 6.1 or 7.7
    And its switch is closed

  @RCD-027 @operates
  Scenario: One of two meters refuses, and is named
    Given a meter that may be operated
    And its switch is open before
    And a meter that refuses to connect
    When it is told to connect, though it refuses
    Then the answer is PARTIAL
    And an error names the one that refuses
    And the switch of the first is closed
    And the switch of the second is open

  @ERR-024.tried @operates
  Scenario: A control that was tried and failed
    Given a meter that refuses to connect
    And its switch is found open
    When it is told to connect, though it refuses
    Then the request is refused
    And the code is preferably 5.3 or 6.1 or 6.2 or 6.3 or 6.4

  @ERR-024.not-tried @operates
  Scenario: A control that was not even tried
    Given a meter that may be operated
    And its switch is open before
    And a meter that has no remote switch
    When the last of them is connected
    Then the request is refused
    And the code is preferably 5.2 or 6.1 or 6.2 or 6.3 or 6.4
    And the switch of the first is open
