Feature: Read schedules
  Patterns P08, P11 and P12: a client makes a schedule, the readings come by themselves when they are due, and end when it is
  called off. Every schedule reads a meter that the IXIT gives up, is called off at the end, and is over soon by itself.

  @SCH-001 @own-data
  Scenario: A schedule is made and found
    Given a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And it gives the id by which the schedule is called
    And the schedule is found under its meter

  @SCH-002 @own-data
  Scenario: Readings come when they are due
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And its readings come each time they are due, and no others

  @SCH-003 @own-data
  Scenario Outline: What a schedule says of its times is honoured: <element>
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled by <element>
    Then the answer is OK
    And its readings come each time they are due, and no others

    Examples:
      | element           |
      | recurrencePeriod  |
      | recurrencePattern |
      | offset            |
      | TimePoints        |

  @SCH-003.interval @own-data
  Scenario: A schedule is read from the start of its interval to its end
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled by scheduleInterval
    Then the answer is OK
    And its readings come each time they are due, and no others
    And no readings come of it once its time is over

  @SCH-003.both @own-data
  Scenario: A schedule with a period and a pattern is refused, or one of them counts
    Given scheduled readings are listened for
    And the head end takes a correct schedule
    When its readings are scheduled by recurrencePeriod and recurrencePattern
    Then it is refused, or its readings come when they are due
    And where it is refused the code is preferably 1.8

  @SCH-004 @own-data
  Scenario: A disabled schedule takes no readings
    Given scheduled readings are listened for
    And 2 meters that may be operated
    When the readings of the first are scheduled, and disabled
    Then the answer is OK
    When the readings of the second are scheduled
    Then the answer is OK
    And its readings come each time they are due, and no others
    And no readings come of the first

  @SCH-006 @own-data
  Scenario: A schedule that is called off takes no more readings
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And its readings come each time they are due, and no others
    When the schedule is called off
    Then the answer is OK
    And no more readings come of it

  @SCH-006.unknown @own-data
  Scenario: A schedule that there never was cannot be called off
    Given the head end takes a correct schedule
    When a schedule is called off that there never was
    Then the request is refused
    And the code is preferably 2.15

  @SCH-007 @own-data
  Scenario: A schedule is told as it was made
    Given a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And the schedule is found under its meter, with its times

  @SCH-009 @SCH-002 @own-data
  Scenario: A schedule that calls its meter by name only is refused or read
    Given scheduled readings are listened for
    And the head end takes a correct schedule
    When its readings are scheduled, and it is called by its name only
    Then it is refused, or its readings come when they are due
    And where it is refused the code is preferably 1.8

  @SCH-010 @own-data
  Scenario: Of two schedules of one meter one is called off
    Given the head end declares that schedules have ids
    And scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    When readings of another type are scheduled for it
    Then the answer is OK
    When the first schedule is called off
    Then the answer is OK
    And the readings of the other schedule go on
    And no more readings come of it

  @SCH-012 @own-data
  Scenario: A schedule whose time is over takes no readings
    Given scheduled readings are listened for
    And the head end reads a correct schedule
    When its readings are scheduled for a time that is over
    Then it is refused or taken, and no readings come of it
    And where it is refused the code is preferably 6.1 or 1.6

  @SCH-014 @operates
  Scenario: A schedule outlives a restart
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And its readings come each time they are due, and no others
    When the head end is restarted
    Then the readings of the schedule go on

  @MEP-020 @own-data
  Scenario: Readings that come of a schedule are linked to the request that made it
    Given scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And its readings come each time they are due, and no others
    And they are linked to the request that made the schedule

  @MEP-020.refused @own-data
  Scenario: No readings come of a schedule that was refused
    Given scheduled readings are listened for
    And the head end reads a correct schedule
    When its readings are scheduled, with a type that the head end does not deliver
    Then nothing of it is read, or the rest of it, as the answer says
