Feature: Readings that are pushed in bulk
  A head end is made to push the readings of a period, of all its meters, in one message or in many. What it should push is
  declared in the IXIT. Whether an interval is stamped with its start or its end is left open: both are taken.

  @RD-047 @load
  Scenario: A bulk push is complete
    Given readings that nobody asks for are listened for
    When the readings of a period that is complete are pushed
    Then every reading of the period that is complete arrives, and none in two ways

  @RD-047.as-read @load
  Scenario: What is pushed in bulk is what is read
    Given the head end serves a correct request for readings
    And readings that nobody asks for are listened for
    When the readings of a period that is complete are pushed
    Then every reading of the period that is complete arrives, and none in two ways
    When some of what was pushed is asked for
    Then it tells what was pushed

  @RD-046 @load
  Scenario: Bulk readings while their consumer is down
    Given readings that nobody asks for are listened for
    And a bulk push is complete while we take what comes
    When a period is pushed while we are busy, then answer FAILED, then nothing
    Then every reading arrives at last

  @RD-048.clocks-go @reads
  Scenario Outline: A bulk push of a day on which clocks go <way>
    Given readings that nobody asks for are listened for
    When the readings of a period on which clocks go <way> are pushed
    Then every reading of the period on which clocks go <way> arrives, and none in two ways

    Examples:
      | way     |
      | forward |
      | back    |

  @RD-048.estimates @reads
  Scenario: A bulk push with estimates
    Given readings that nobody asks for are listened for
    When the readings of a period with estimates are pushed
    Then every reading of the period with estimates arrives, and none in two ways
    And what was estimated says so by its quality

  @RD-048.gap @reads
  Scenario: A bulk push with a gap
    Given readings that nobody asks for are listened for
    When the readings of a period with a gap are pushed
    Then every reading of the period with a gap arrives, and none in two ways
    And no value stands in the place of the gap
