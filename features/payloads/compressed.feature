Feature: Compressed payloads
  What is compressed has the effect of the same payload in plain. How it is compressed a head end declares.

  @PAY-001 @own-data
  Scenario: A compressed payload is carried out like a plain one
    Given the head end puts a correct meter on file
    And a meter of our own
    When it is put on file, compressed
    Then the answer is OK
    And it is found as it was sent

  @PAY-001.broken @own-data
  Scenario: A compressed payload that is broken is refused, and nothing of it is on file
    Given the head end takes compressed payloads
    And a meter of our own
    When it is put on file by a gzip that is cut short
    Then the message is refused
    And the code is preferably 1.8
    And it is not found

  @PAY-003 @own-data
  Scenario Outline: <encoding> around a compressed payload is taken or refused, as declared
    Given the head end puts a correct meter on file
    And a meter of our own
    When it is put on file, compressed and written in <encoding>
    Then <encoding> is treated as declared

    Examples:
      | encoding |
      | base64   |
      | uuencode |
