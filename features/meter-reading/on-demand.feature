Feature: Meter readings on demand
  A client asks a head end for readings of meters and gets them in the same exchange.
  Use case UC-RD-01 and the reading of several meters at once, UC-RD-03.

  @RD-001 @reads
  Scenario: One register of one meter
    Given a known meter
    And a supported reading type
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for

  @RD-002 @reads
  Scenario: A meter called by its name
    Given a known meter
    And a supported reading type
    When the readings are asked for by mRID
    And the readings are asked for by name
    Then the answer is OK
    And it holds the readings asked for
    And it is the same data as in the answer before

  @RD-003 @reads
  Scenario: A meter called by its mRID
    Given 2 known meters
    And a supported reading type
    When the readings are asked for by mRID
    Then the answer is OK
    And it holds the readings asked for

  @RD-003.unknown @reads
  Scenario: An mRID that no meter bears
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the readings are asked for by mRID
    Then the request is refused
    And nothing is served for what is bad

  @RD-004 @reads
  Scenario: The meter at a usage point
    Given a usage point with a meter
    And a supported reading type
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for

  @RD-004.no-meter @reads
  Scenario: A usage point where no meter is installed
    Given the head end serves a correct request for readings
    And a usage point without a meter
    And a supported reading type
    When the readings are asked for
    Then the request is refused
    And nothing is served for what is bad

  @RD-005 @reads
  Scenario: Five registers at once
    Given a known meter
    And 5 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for

  @RD-005.one-unsupported @reads
  Scenario: One of several registers is not delivered
    Given the head end serves a correct request for readings
    And a known meter
    And 2 supported reading types
    And a reading type that the head end does not deliver
    When the readings are asked for
    Then the answer is PARTIAL
    And it holds the readings of what is good
    And nothing is served for what is bad
    And an error names what is bad
    And the code is preferably 2.10

  @RD-010 @reads
  Scenario: Many meters, some of them bad
    Given the head end serves a correct request for readings
    And 4 known meters
    And 2 unknown meters
    And 2 supported reading types
    When the readings are asked for
    Then the answer is PARTIAL
    And it holds the readings of what is good
    And an error names what is bad
    And nothing is served for what is bad
