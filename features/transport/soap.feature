Feature: SOAP and the services
  The version of SOAP, the element in the Body, the operations of a service, faults, and the status by which HTTP tells of
  them.

  @TRS-002 @own-data
  Scenario: Operations that are denied are refused in the protocol
    Given the head end serves a correct request for readings
    When each operation is called that the head end denies
    Then each is refused

  @TRS-004 @reads
  Scenario Outline: A typed request whose element is in another namespace is not misread: <namespace>
    Given the head end offers typed services
    And the head end serves a correct request for readings
    When the same request is sent in <strange>
    Then it is refused, or leniently served like the correct request

    Examples:
      | namespace    | strange                       |
      | of an object | the namespace of its object   |
      | another noun | the namespace of another noun |

  # Clients of the generic service put the message into its Body alone, or into the element of the operation.
  @TRS-005 @reads
  Scenario: The generic service answers alike in either of its forms
    Given the head end serves a correct request for readings
    When the same request is sent in the form that is declared
    Then it is served like the correct request
    When the same request is sent in the other form of the generic service
    Then it is refused or served like the correct request

  @TRS-008 @reads
  Scenario: The other version of SOAP is served or refused
    Given the head end serves a correct request for readings
    When the same request is sent in the other version of SOAP
    Then it is refused or served like the correct request
    And a reply is in the version of the request

  @TRS-009 @reads
  Scenario: The HTTP status tells a reply from a fault
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the same request is sent in the form that is declared
    Then it is served like the correct request
    And the HTTP status is that of what it holds
    When the readings are asked for
    Then the request is refused
    And the HTTP status is that of what it holds
    When the same request is sent with no header
    Then the message is refused
    And the HTTP status is that of what it holds

  @TRS-010 @reads
  Scenario Outline: The detail of a fault is the fault message of the service: <request>
    Given the head end serves a correct request for readings
    When the same request is sent with <spoilt>
    Then the message is refused
    And the detail of a fault is the fault message of the service

    Examples:
      | request        | spoilt          |
      | without header | no header       |
      | cut off        | its end cut off |

  @TRS-015 @reads
  Scenario: A connection that is kept and a compressed answer change nothing
    Given the head end serves a correct request for readings
    When the same request is sent in the form that is declared
    Then it is served like the correct request
    When the same request is sent, and its answer may be compressed
    Then it is served like the correct request
    And what is compressed can be unpacked

  @TRS-015.chunked @reads
  Scenario: A request that does not tell its length before is served, or turned away
    Given the head end serves a correct request for readings
    When the same request is sent without its length before it
    Then it is served like the correct request, or turned away for want of its length

  @TRS-019 @reads
  Scenario: A result is sent as the WSDL of our listener says
    Given the head end sends its results as the WSDL of our listener says
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously
    Then the result arrives at our address, once
    And it holds the readings asked for
    And it is sent as that WSDL says

  @TRS-020 @reads
  Scenario: Addressing headers tell what an answer belongs to, now and later
    Given the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously, with addressing headers
    Then the result arrives at our address, once
    And it holds the readings asked for
    And what was told at once and what came later relate to the request
    When the readings are asked for asynchronously, without addressing headers
    Then it is served, or refused because addressing headers are missing

  @TRS-021 @reads
  Scenario: A proxy before the head end does not change the answer
    Given the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    When the readings are asked for through the proxy
    Then the answer is OK
    And it holds the readings asked for

  @TRS-021.callback @reads
  Scenario: A result goes to the public address of the asker, through the proxy
    Given the head end serves a correct request for readings
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously, through the proxy
    Then the result arrives at our address, once
    And it holds the readings asked for
    And the result came by our public address
