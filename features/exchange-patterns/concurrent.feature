Feature: Requests at the same time
  Whoever answers many askers at a time gives each his own answer, and still stands when there were too many.

  @MEP-036 @load
  Scenario: Reads at the same time are not mixed up
    Given the head end serves a correct request for readings
    When as many different reads are sent at once as the head end bears
    Then each is served with what it asked for, or refused preferably with 3.2 or 5.1
    And two of them at least were served

  @MEP-039 @load
  Scenario: After too much load the head end serves as before
    Given the head end serves a correct request for readings
    When reads are sent at a rate that is too much for the head end
    Then each is served with what it asked for, or refused preferably with 5.1 or 3.2
    And a correct request is served again within the declared time
