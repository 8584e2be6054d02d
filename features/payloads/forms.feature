Feature: What stands in a payload
  A payload is taken whole or refused whole. What its own profile does not allow is refused, though the envelope lets it
  pass.

  @PAY-004 @own-data
  Scenario: A payload in the format XML is carried out
    Given the head end puts a correct meter on file
    And a meter of our own
    When it is put on file in the format "XML"
    Then the answer is OK
    And it is found as it was sent

  @PAY-004.pdf @own-data
  Scenario: A payload that is said to be of another format is refused, or carried out as it was meant
    Given the head end puts a correct meter on file
    And a meter of our own
    When it is put on file in the format "PDF"
    Then it is refused, or carried out as it was meant
    And the code is preferably 1.8 or 5.2

  @PAY-006 @own-data
  Scenario: A payload of two roots is carried out whole or refused whole
    Given the head end puts a correct meter on file
    And 2 meters of our own
    When they are put on file by one message, each in a root of its own
    Then all of it is on file, or it is refused and nothing is

  @PAY-010 @own-data
  Scenario Outline: A value that the profile does not allow is refused in a valid envelope: <kind>
    Given the head end puts a correct <kind> on file
    And a <kind> of our own
    When it is put on file with the <field> "<value>"
    Then the message is refused
    And the code is preferably 1.8
    And it is not found

    Examples:
      | kind        | field            | value     |
      | meter       | installationDate | yesterday |
      | usage point | isSdp            | perhaps   |

  @PAY-013 @own-data
  Scenario: Objects are struck off that are called by their ids alone
    Given 2 meters of our own that are on file
    When they are struck off by their ids alone
    Then they are gone, unless ids alone are refused

  @OPS-017 @own-data
  Scenario: A set and an object beside it are carried out both, or refused
    Given the head end carries out sets of operations
    And the head end puts a correct meter on file
    And 2 meters of our own
    When they are put on file by one message, one in a set and one beside it
    Then all of it is on file, or it is refused and nothing is
