Feature: Controls for a later time
  A control may have a time: it is carried out when that has come, not before, and not after it is over. Until then it can be
  cancelled. Each case looks at the switch by an independent read, also when nothing may happen any more.

  @RCD-009 @operates
  Scenario: A disconnect is carried out at its time
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    Then the answer is OK
    And its switch stays closed until the time has come
    And its switch is open once the time has come

  @RCD-009.past @operates
  Scenario: A disconnect whose start is long past
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected from a past time on
    Then a past start is treated as declared

  @RCD-010 @operates
  Scenario: A disconnect that is cancelled before its time
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    Then the answer is OK
    When the control is cancelled
    Then the answer is OK
    And its switch stays closed beyond the time

  @RCD-010.carried-out @operates
  Scenario: A disconnect that has been carried out cannot be cancelled
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    Then the answer is OK
    And its switch is open once the time has come
    When the control is cancelled after that
    Then the request is refused
    And the code is preferably 5.2 or 6.1 or 2.15
    And its switch is open

  @RCD-024 @operates
  Scenario: A disconnect whose time is over
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected within a time that is over
    Then the request is refused
    And the code is preferably 6.1 or 4.1
    And its switch is closed
