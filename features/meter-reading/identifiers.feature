Feature: Which meter is meant
  A meter has an mRID, names, a serial number and a place. Each leads to the same data, and no other word does.

  @RD-043 @reads
  Scenario Outline: A meter called by its <id> gives the data that it gives by mRID
    Given interval data of a day that is complete
    When the readings are asked for by mRID
    And the readings are asked for by <id>
    Then the answer is OK or PARTIAL
    And times and values are those of the answer before

    Examples:
      | id            |
      | name          |
      | serial number |
      | usage point   |

  @RD-045 @reads
  Scenario Outline: Names are taken literally: <difference>
    Given a name that differs in <difference> from that of a meter
    And a supported reading type
    When the readings are asked for by name
    Then no meter is taken for one that differs in <difference>, unless declared
    When the readings are asked for by the true name
    Then the answer is OK
    And it holds the readings asked for

    Examples:
      | difference        |
      | leading zeros     |
      | case              |
      | inner blanks      |
      | length            |
      | non-ASCII letters |
