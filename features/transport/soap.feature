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
