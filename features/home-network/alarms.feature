Feature: What a device of a home tells
  A device of a home network is not the meter by which it is reached.

  @PAN-007 @operates
  Scenario: An alarm of a device is told as its own
    Given events are listened for
    And a display that may be used
    When it has an alarm
    Then the alarm is told as its own, and not as that of its meter
