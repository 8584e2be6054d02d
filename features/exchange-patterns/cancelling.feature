Feature: Calling off what is still to come
  Pattern P12: what was ordered for a later time (P11) is called off, by the id of its transaction or by an id of its own.

  @MEP-024 @operates
  Scenario: A request whose answer was asked for later is cancelled, once
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later, and the answer is asked for later
    Then it is acknowledged at once, without the result
    When the control is cancelled
    Then the answer is OK
    When the control is cancelled again
    Then the request is refused
    And the code is preferably 2.15 or 5.2 or 6.1
    And its switch stays closed beyond the time
    And what was cancelled does not end well

  @MEP-025 @operates
  Scenario: The id of a transaction calls that transaction off, and no other
    Given 2 meters that may be operated
    And their switches are closed before
    When each is to be disconnected later, by a message of its own
    And the first of them is cancelled by the id of its transaction
    Then the answer is OK
    And the switch of the first stays closed beyond the time
    And its switch is open once the time has come

  @MEP-026 @operates
  Scenario: A control is cancelled by its own mRID
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    Then the answer is OK
    When the control is cancelled by its mRID
    Then the answer is OK
    And its switch stays closed beyond the time

  @MEP-026.meter-alone @operates
  Scenario: A cancellation that does not say which control it means
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    Then the answer is OK
    When a cancellation names the meter alone
    Then the control is carried out or not, as the answer says

  @ERR-017.cancel @MEP-025 @operates
  Scenario: An id that nobody gave cancels nothing
    Given a meter that may be operated
    And its switch is closed before
    When it is to be disconnected later
    And a cancellation names a transaction that nobody began
    Then the request is refused
    And the code is preferably 2.15
    And its switch is open once the time has come

  @ERR-017 @reads
  Scenario: A query by the id of a request that nobody made
    Given the head end serves a correct request for readings
    When the readings of a request that nobody made are asked for
    Then the request is refused
    And the code is preferably 2.15
    And nothing is served

  @MEP-011 @reads
  Scenario: A meter that never answers ends in a failure, once
    Given the head end serves a correct request for readings
    And a meter that cannot be reached
    And a supported reading type
    When the readings are asked for asynchronously
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once
    And the meter that cannot be reached has failed, or its value is old
    And the code is preferably 4.1 or 5.6

  @MEP-011.with-a-good-one @reads
  Scenario: A meter that never answers beside one that does
    Given a known meter
    And a supported reading type
    And another meter that never answers
    When the readings are asked for asynchronously
    Then the result arrives at our address, once
    And the answer is PARTIAL
    And it holds the readings of what is good
    And an error names what is bad
