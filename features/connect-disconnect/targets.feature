Feature: Whom a control means
  A control may name a usage point or a group in the place of a meter. Each case looks at the switches of those that were
  meant, and of others.

  @RCD-018 @operates
  Scenario: The meter at a usage point is disconnected
    Given a meter that may be operated, at a usage point
    And a meter that may be operated and is not named
    And its switch is closed before
    When the usage point is disconnected
    Then the answer is OK
    And its switch is open
    And the switch of the meter that was not named is closed

  @RCD-018.unknown @operates
  Scenario: An unknown usage point cannot be disconnected
    Given a meter that may be operated
    And its switch is closed before
    When an unknown usage point is disconnected
    Then the request is refused
    And the code is preferably 2.12
    And its switch is closed

  @RCD-018.contradiction @operates
  Scenario: A usage point, and a meter that is installed elsewhere
    Given 2 meters that may be operated
    And their switches are closed before
    When the usage point of the first is disconnected together with the second
    Then the request is refused
    And the code is preferably 2.13
    And their switches are closed

  @RCD-019 @operates
  Scenario: A group without members is nobody
    Given 3 meters that may be operated and are not named
    When a group without members is disconnected
    Then the message is refused
    And the switches of those that were not named are closed

  @ERR-010 @operates
  Scenario Outline: A control without <what> operates nothing
    Given a meter that may be operated
    And its switch is closed before
    When a control without <what> is sent
    Then the message is refused
    And the code is preferably 1.7 or 1.8
    And its switch is closed

    Examples:
      | what                |
      | a type              |
      | a type and a target |
