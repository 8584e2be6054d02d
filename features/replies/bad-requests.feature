Feature: Requests that cannot be served
  Whatever is wrong with a request, it is not served and not answered OK. The code is a courtesy.

  @ERR-011 @reads
  Scenario: A request that its schema does not allow
    Given the head end serves a correct request for readings
    When the same request is sent with a word where the start time belongs
    Then the message is refused
    And the code is preferably 1.8

  @ERR-012 @reads
  Scenario: A meter that does not exist
    Given the head end serves a correct request for readings
    And an unknown meter
    And a supported reading type
    When the readings are asked for
    Then the request is refused
    And nothing is served for what is bad
    And the code is preferably 2.4

  # An empty reading type is not tried: a SUT may well take it for none at all, which asks for every register.
  @ERR-013 @reads
  Scenario Outline: A reading type that is malformed: <malformed>
    Given the head end serves a correct request for readings
    And a known meter
    And the malformed reading type "<reading type>"
    When the readings are asked for
    Then the request is refused
    And nothing is served for what is bad
    And the code is preferably 2.6

    Examples:
      | malformed       | reading type                          |
      | seventeen parts | 0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72   |
      | letters         | 0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.k.Wh.0 |

  @ERR-014 @reads
  Scenario: A reading type that the head end does not deliver
    Given the head end serves a correct request for readings
    And a known meter
    And a reading type that the head end does not deliver
    When the readings are asked for
    Then the request is refused
    And nothing is served for what is bad
    And the code is preferably 2.10 or 5.5 or 5.6

  @ERR-015 @reads
  Scenario: A usage point that does not exist
    Given the head end serves a correct request for readings
    And an unknown usage point
    And a supported reading type
    When the readings are asked for
    Then the request is refused
    And nothing is served for what is bad
    And the code is preferably 2.12
