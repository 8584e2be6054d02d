Feature: The position of a remote switch

  @RCD-015 @reads
  Scenario Outline: A switch that is <position>
    Given a meter whose switch is <position>
    When the readings are asked for
    Then the answer is OK or PARTIAL
    And the switch is told to be <position>

    Examples:
      | position |
      | closed   |
      | open     |
