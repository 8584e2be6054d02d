Feature: The id that a create gives

  @ERR-030 @own-data
  Scenario: A create gives an id by which its work is called off
    Given the head end declares that a create gives an id to call its work off
    And scheduled readings are listened for
    And a meter that may be operated
    When its readings are scheduled
    Then the answer is OK
    And it gives the id by which the schedule is called
    And its readings come each time they are due, and no others
    When the schedule is called off
    Then the answer is OK
    And no more readings come of it
