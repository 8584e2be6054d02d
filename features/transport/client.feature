Feature: The head end asks others
  A head end that asks others as their client, and wants their answers later, names an address of its own in its request. The
  harness is whom it asks: it acknowledges the request, and sends the answer to that address. The answer is that the readings
  cannot be had, so that nothing is told of any meter that somebody might believe.

  @TRS-016 @reads
  Scenario: The address of a client takes its answer, and says so
    Given a known meter
    When the head end asks us for its readings, to have them later
    And they are told at the address that it names that they cannot be had
    Then the answer is taken
    When the answer is sent there once more
    Then it is taken, or refused because it is known
    And the head end does not ask the same again
