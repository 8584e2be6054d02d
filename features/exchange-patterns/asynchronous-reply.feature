Feature: Asynchronous reply
  Pattern P03: a request is acknowledged at once, and its answer comes later to the address that the request names.

  @MEP-003 @reads
  Scenario: A request for a later answer is acknowledged
    Given a known meter
    And a supported reading type
    When the readings are asked for asynchronously
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once

  @MEP-004 @reads
  Scenario: The answer arrives at our address
    Given 3 known meters
    And 2 supported reading types
    When the readings are asked for asynchronously
    Then the result arrives at our address, once
    And the answer is OK
    And it holds the readings asked for

  @MEP-005 @reads
  Scenario: A request for a later answer says where it goes
    Given the head end declares that it needs a reply address
    And the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously without a reply address
    Then the message is refused
    And the code is preferably 1.5

  @MEP-010 @reads
  Scenario: A bad object is refused once, now or later
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the readings are asked for asynchronously
    Then the request is refused
    And it is refused in one way only
    And nothing is served for what is bad

  @MEP-010.in-company @reads
  Scenario: A bad object beside a good one is named in the later answer
    Given the head end serves a correct request for readings
    And a known meter
    And an unknown meter
    And a supported reading type
    When the readings are asked for asynchronously
    Then it holds the readings of what is good
    And nothing is served for what is bad
    And an error names what is bad

  @MEP-012 @reads
  Scenario: An answer in several parts is whole, each part marked, and nothing comes after the last
    Given 5 known meters
    And a supported reading type
    When the readings are asked for asynchronously
    Then the result arrives at our address, once
    And it holds the readings asked for
    And it came in several parts

  @MEP-014 @reads
  Scenario: An acknowledgement that was asked for comes before the result
    Given a known meter
    And a supported reading type
    When the readings are asked for asynchronously with an acknowledgement
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once
    And it holds the readings asked for

  @RD-012 @MEP-004 @reads
  Scenario: Readings that come later are those that come at once
    Given a known meter
    And a supported reading type
    When the readings are asked for
    And the readings are asked for asynchronously
    Then the answer is OK
    And it holds the readings asked for
    And it is the same data as in the answer before
