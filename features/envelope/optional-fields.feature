Feature: What optional header fields may hold
  A field that is there must be of its form; what it says is taken as the schema and the declarations of the head end
  have it, and never makes a head end misread the request.

  @ENV-014 @reads
  Scenario: A revision that the head end serves
    Given the head end serves a correct request for readings
    When that request is repeated with the revision that the head end serves
    Then it is served like the correct request

  @ENV-014.unsupported @reads
  Scenario: A revision that nobody serves is refused and not misread
    Given the head end serves a correct request for readings
    When the same request is sent with the Revision "99.0"
    Then it is refused, or leniently served like the correct request
    And the code is preferably 1.9

  @ENV-015 @reads
  Scenario Outline: A time of a legal form is taken: <form>
    Given the head end serves a correct request for readings
    When the same request is sent with <time>
    Then it is served like the correct request

    Examples:
      | form        | time                       |
      | no zone     | a Timestamp without zone   |
      | zone +14:00 | a Timestamp of zone +14:00 |
      | at 24:00:00 | a Timestamp at 24:00:00    |

  @ENV-015.absent @reads
  Scenario: The time may be left out
    Given the head end takes any text as an id, and a message without time
    And the head end serves a correct request for readings
    When the same request is sent with no Timestamp
    Then it is served like the correct request

  # The schema knows no leap second, the calendar does: served or refused, both are right.
  @ENV-015.leap-second @reads
  Scenario: A leap second does no harm
    Given the head end serves a correct request for readings
    When the same request is sent with a Timestamp in a leap second
    Then it is refused or served like the correct request

  @ENV-015.yesterday @reads
  Scenario: A word where the time belongs is refused
    Given the head end serves a correct request for readings
    When the same request is sent with the Timestamp "yesterday"
    Then it is refused, or leniently served like the correct request
    And the code is preferably 1.8

  @ENV-018 @reads
  Scenario: Any text is a MessageID, unless the declared dialect asks for more
    Given the head end takes any text as an id, and a message without time
    And the head end serves a correct request for readings
    When the same request is sent with the MessageID "1001"
    Then it is served like the correct request
    And its ids are of the form that the declared dialect asks for

  @ENV-022 @reads
  Scenario: A source that the head end does not know
    Given the head end serves a correct request for readings
    When the same request is sent with the Source "CIM9-UNKNOWN"
    Then an unknown source is treated as declared

  @ENV-022.absent @reads
  Scenario: A request without source
    Given the head end serves a correct request for readings
    When the same request is sent with no Source
    Then a missing source is treated as declared

  # Public copies of the schema differ in what they let pass there: served or refused, both are right.
  @ENV-026 @reads
  Scenario: An extension of a foreign namespace in the header does no harm
    Given the head end serves a correct request for readings
    When the same request is sent with an element of a foreign namespace in the header
    Then it is refused or served like the correct request

  @ENV-026.own @reads
  Scenario: The envelope has no other header fields than its own
    Given the head end serves a correct request for readings
    When the same request is sent with an unknown element of the envelope in the header
    Then it is refused, or leniently served like the correct request
    And the code is preferably 1.8

  @IOP-008 @reads
  Scenario Outline: A correlation id comes back letter by letter: <form>
    Given the head end takes any text as an id, and a message without time
    And the head end serves a correct request for readings
    When the same request is sent with <id>
    Then it is served like the correct request
    And it carries the correlation of the request

    Examples:
      | form         | id                                      |
      | a number     | the CorrelationID "1001"                |
      | blanks       | a CorrelationID with blanks inside      |
      | beyond ASCII | a CorrelationID of letters beyond ASCII |
