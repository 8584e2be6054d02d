Feature: Answers that are owed
  What was promised for later comes, whoever else asks meanwhile and whatever happens to the head end.

  @MEP-038 @load
  Scenario: One request for a later answer more than the head end takes
    Given the head end serves a correct request for readings
    When one answer for later more is asked for than the head end owes at a time
    Then one at least is refused, preferably with 3.2
    And the others have their answers at our address
    When one more is asked for after that
    Then its answer arrives at our address

  @MEP-047 @operates
  Scenario: What was accepted before a restart ends after it
    When readings are asked for later, and the head end is restarted before they come
    Then what was accepted ends with its result or with a failure
