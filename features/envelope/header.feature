Feature: The header of a request
  Only verb and noun are mandatory; everything else may be there or not.

  @ENV-001 @reads
  Scenario Outline: A request is served without <left out>
    Given a known meter
    And the head end serves a correct request for its configuration
    When its configuration is asked for without <left out>
    Then the answer is OK
    And it holds the configuration of that meter

    Examples:
      | left out           |
      | any optional field |
      | MessageID          |
      | CorrelationID      |
      | Timestamp          |
      | Source             |

  @ENV-002 @reads
  Scenario: A request is served with every optional field, and a property nobody knows
    Given a known meter
    When its configuration is asked for with every optional header field
    Then the answer is OK
    And it holds the configuration of that meter

  @ENV-003 @ERR-008 @reads
  Scenario: A request without a header is refused
    Given the head end serves a correct request for readings
    When the same request is sent with no header
    Then the message is refused
    And the code is preferably 1.5 or 1.8

  @ENV-004 @ERR-008 @reads
  Scenario Outline: A request with <verb> is refused
    Given the head end serves a correct request for readings
    When the same request is sent with <verb>
    Then the message is refused
    And the code is preferably 1.5 or 1.8 or 2.9

    Examples:
      | verb          |
      | no verb       |
      | an empty verb |

  # The old verb "update" is not tried: systems of the first edition changed their state by it.
  @ENV-005 @reads
  Scenario Outline: A verb outside the list is refused: <verb>
    Given the head end serves a correct request for readings
    When the same request is sent with the verb "<verb>"
    Then the message is refused
    And the code is preferably 2.9 or 1.8

    Examples:
      | verb      |
      | subscribe |
      | show      |
      | publish   |

  @ENV-006 @reads
  Scenario Outline: A verb is compared letter by letter: <written>
    Given the head end serves a correct request for readings
    When the same request is sent with <verb>
    Then it is refused, or leniently served like the correct request
    And the code is preferably 2.9 or 1.8

    Examples:
      | written        | verb             |
      | with a capital | the verb "Get"   |
      | in capitals    | the verb "GET"   |
      | among blanks   | the verb " get " |

  @ENV-027 @reads
  Scenario Outline: Header fields stand in their order, each once: not <wrong>
    Given the head end serves a correct request for readings
    When the same request is sent with <wrong>
    Then it is refused, or leniently served like the correct request
    And the code is preferably 1.8

    Examples:
      | wrong                    |
      | the noun before the verb |
      | the verb twice           |

  @ENV-009 @ERR-008 @reads
  Scenario Outline: A request with <noun> is refused
    Given the head end serves a correct request for readings
    When the same request is sent with <noun>
    Then the message is refused
    And the code is preferably <codes>

    Examples:
      | noun          | codes             |
      | no noun       | 1.5 or 1.8        |
      | an empty noun | 2.5 or 1.5 or 1.8 |

  @ENV-010 @reads
  Scenario Outline: A noun that nobody knows is refused: <noun>
    Given the head end serves a correct request for readings
    When the same request is sent with the noun "<noun>"
    Then the message is refused
    And the code is preferably 2.5

    Examples:
      | noun          |
      | FooConfig     |
      | meterreadings |

  @ENV-011 @reads
  Scenario: A noun that is not that of the query is refused
    Given the head end serves a correct request for readings
    When the same request is sent with the noun "MeterConfig" over a query for readings
    Then the message is refused
    And the code is preferably 2.5 or 1.8
