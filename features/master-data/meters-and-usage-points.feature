Feature: Meters and usage points on file
  A client puts objects on file, changes them and finds them again. Every object is made up for the run, bears its name, and
  is struck off at the end.

  @MD-001 @MEP-002 @own-data
  Scenario: A meter is put on file and found as it was sent
    Given a meter of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent

  @MD-001.again @own-data
  Scenario: The same meter put on file twice is refused or taken as the same
    Given a meter of our own
    And it is put on file
    When it is put on file again
    Then it is taken as the same, or refused

  @MD-006 @own-data
  Scenario: A usage point is put on file and found as it was sent
    Given a usage point of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent

  @MD-006.bad-value @MEP-002 @own-data
  Scenario: A usage point with a phase that is none is refused
    Given the head end puts a correct usage point on file
    And a usage point of our own
    When it is put on file with the phaseCode "XYZ"
    Then the message is refused
    And it is not found

  @MD-024 @own-data
  Scenario: The end of a meter's life is found as it was sent
    Given a meter of our own
    And it is put on file
    When it is changed to be retired
    Then the answer is OK
    And it is found as it was sent

  @MD-026 @own-data
  Scenario Outline: A name is taken letter by letter: <what>
    Given a meter of our own that is called "<name>"
    When it is put on file
    Then the answer is OK
    And it is found by its name, letter by letter
    And nothing is found under the look-alike "<look-alike>"

    Examples:
      | what              | name                                                                   | look-alike                                                             |
      | leading zeros     | 0042                                                                   | 42                                                                     |
      | case              | Abc                                                                    | abc                                                                    |
      | inner blanks      | A B                                                                    | AB                                                                     |
      | many characters   | 0123456789012345678901234567890123456789012345678901234567890123456789 | 012345678901234567890123456789012345678901234567890123456789012345678 |
      | non-ASCII letters | Zähler                                                                 | Zahler                                                                 |
