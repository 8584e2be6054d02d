Feature: What a header may ask for
  A request does what its verb says, if the head end offers that, if its sender may ask for it, and once.

  @ENV-007.created @own-data
  Scenario: A request that bears the verb of an event does nothing
    Given the head end puts a correct meter on file
    And a meter of our own
    When a request with the verb "created" tells of it
    Then the message is refused
    And the code is preferably 2.9 or 1.8
    And it is not found

  @ENV-007.reply @reads
  Scenario: A request that bears the verb of a reply is refused
    Given the head end serves a correct request for readings
    When the same request is sent with the verb "reply"
    Then it is refused, or leniently served like the correct request
    And the code is preferably 2.9 or 1.8

  # Ids that nobody bears: a head end that offers the verb all the same finds nothing to do it to.
  @ENV-013 @own-data
  Scenario: A verb that is not offered for a noun is refused
    Given the head end serves a correct request for readings
    When each verb is tried that the head end denies for a noun
    Then each is refused

  @ENV-017 @reads
  Scenario: Every message has an id of its own
    Given the head end serves a correct request for readings
    When the same request is sent again under the same correlation
    Then no message bears the id of another

  # What a context does is left open: it is noted, and never relied on.
  @ENV-023 @operates
  Scenario: A context in an answer is that of the request
    Given a meter that may be operated
    And its switch is closed before
    When they are disconnected, in the context for tests
    Then a context in the answer is that of the request
    And it is noted whether the switch moved

  @ENV-024 @operates
  Scenario: A user without the right to operate a switch moves nothing
    Given a meter that may be operated
    And its switch is open before
    When they are connected
    Then the answer is OK
    And its switch is closed
    When they are disconnected by a user who may not do so
    Then the request is refused
    And the code is preferably 7.5
    And its switch is closed

  @ENV-025 @reads
  Scenario: A message that comes again is recognised by its nonce
    Given the head end serves a correct request for readings
    When that request is repeated with a nonce
    Then it is served like the correct request
    When it is replayed, byte by byte
    Then the message is refused

  @ENV-025.old @reads
  Scenario: A message that was created long ago is refused
    Given the head end serves a correct request for readings
    When that request is repeated with a nonce
    Then it is served like the correct request
    When that request is repeated with a nonce of long ago
    Then the message is refused
