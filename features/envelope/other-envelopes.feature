Feature: Envelopes of another kind
  What comes in an envelope of another edition, or in none that can be read, is refused or rightly read, and always
  answered.

  @ENV-028 @reads
  Scenario Outline: An envelope of another namespace is not misread: <namespace>
    Given the head end serves a correct request for readings
    When the same request is sent with <envelope>
    Then it is refused, or leniently served like the correct request
    And the code is preferably 1.8 or 1.9

    @EDN-002
    Examples:
      | namespace    | envelope                     |
      | edition 2024 | the envelope of edition 2024 |

    Examples:
      | namespace | envelope                            |
      | misspelt  | an envelope of a misspelt namespace |

  # A leftover of the schema for loose use: it need not be supported.
  @ENV-033 @reads
  Scenario Outline: The loose root of the schema does no harm: <message>
    Given the head end serves a correct request for readings
    When the same request is sent with <root>
    Then it is refused or served like the correct request

    Examples:
      | message      | root                               |
      | a request    | the root Message                   |
      | with a reply | the root Message and a Reply in it |

  @MEP-030 @reads
  Scenario Outline: What cannot be parsed is answered by a refusal: <text>
    Given the head end serves a correct request for readings
    When the same request is sent with <unparsable>
    Then the message is refused
    And the code is preferably 1.8

    Examples:
      | text    | unparsable              |
      | cut off | its end cut off         |
      | no XML  | plain text in its place |
      | empty   | nothing in its place    |
