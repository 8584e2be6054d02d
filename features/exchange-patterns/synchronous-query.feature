Feature: Synchronous query
  Pattern P01: the request of a get and its reply share one exchange.

  @MEP-001 @reads
  Scenario: A query is answered in the same exchange
    Given 3 known meters
    And 2 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And it carries the correlation of the request
    And it came within the declared time

  @MEP-006 @reads
  Scenario Outline: An address alone does not make a query asynchronous: with <flag> AsyncReplyFlag
    Given a known meter
    And a supported reading type
    When the readings are asked for with an address of ours and <flag> AsyncReplyFlag
    Then the answer is OK
    And it holds the readings asked for
    And nothing arrives at our address

    Examples:
      | flag    |
      | a false |
      | no      |

  @MEP-042 @reads
  Scenario: A noun of somebody's own is refused by who does not know it
    Given the head end serves a correct request for readings
    When the same request is sent with the noun "CIM9-Probe"
    Then the message is refused
    And the code is preferably 2.5 or 1.8

  @MEP-044 @reads
  Scenario: A response has the parts of a response
    Given a known meter
    And a supported reading type
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And it has the parts of a response, and no other
