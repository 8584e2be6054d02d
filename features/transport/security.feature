Feature: Who is let in, and who is trusted
  Certificates of callers, plain HTTP, passwords by WS-Security, and the certificate of the listener to which results go. Each is
  tried where the head end says that it checks it. A wrong password is sent once, with an account that may be locked.

  @TRS-013.certificate @reads
  Scenario Outline: A caller is known by his certificate: <certificate>
    Given the head end checks certificates of callers, and we have one that is <certificate>
    And the head end serves a correct request for readings
    When the same request is sent over TLS with our certificate
    Then it is served like the correct request
    When the same request is sent over TLS with a certificate that is <certificate>
    Then it is not let in

    Examples:
      | certificate |
      | expired     |
      | unknown     |
      | none        |

  @TRS-013.old-version @reads
  Scenario: A version of TLS before 1.2 is not spoken
    Given the head end speaks TLS 1.2 or later only
    And the head end serves a correct request for readings
    When the same request is sent over TLS with our certificate
    Then it is served like the correct request
    When the same request comes with TLS 1.1 at most
    Then it is not let in

  @TRS-013.plain @reads
  Scenario: Plain HTTP is refused
    Given the head end refuses plain HTTP
    And the head end serves a correct request for readings
    When the same request is sent in plain HTTP
    Then it is not let in
    And where a message says so, the code is preferably 7.6

  @TRS-014 @reads
  Scenario: A password in a user-name token is checked
    Given an account that may be locked, by WS-Security
    And the head end serves a correct request for readings
    When the same request comes from that account
    Then it is served like the correct request
    When the same request comes from that account with a wrong password
    Then it is not let in
    And where a message says so, the code is preferably 7.4

  @ERR-027 @reads
  Scenario: A password by HTTP Basic is checked
    Given an account that may be locked, by HTTP Basic
    And the head end serves a correct request for readings
    When the same request comes from that account
    Then it is served like the correct request
    When the same request comes from that account with a wrong password
    Then it is not let in
    And where a message says so, the code is preferably of category 7

  @TRS-018.good @reads
  Scenario: A result is delivered over TLS
    Given our listener shows a certificate that is good
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously, to that listener
    Then the result arrives at our address, once
    And the answer is OK
    And it holds the readings asked for

  @TRS-018 @reads
  Scenario Outline: No result is delivered to a listener that cannot be trusted: <certificate>
    Given our listener shows a certificate that is <certificate>
    And a known meter
    And a supported reading type
    And the head end delivers the readings to a listener with a good one
    When the readings are asked for asynchronously, to that listener
    Then nothing is delivered to it

    Examples:
      | certificate          |
      | expired              |
      | of another name      |
      | of another authority |
