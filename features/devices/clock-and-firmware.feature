Feature: The clock and the firmware of a meter
  What was ordered is looked at by an independent read: the time of a reading, the version that the configuration tells.

  @FW-004 @operates
  Scenario: A clock that is wrong is set
    Given a meter that may be operated
    And its clock has lost its time
    When its clock is set
    Then the answer is OK
    And its clock is right

  @FW-001 @operates
  Scenario: New firmware is loaded
    Given a meter whose firmware may be changed
    When the new image is ordered for it
    Then the answer is OK
    And the new image runs at last

  @FW-001.bad-image @operates
  Scenario: An image that cannot be loaded
    Given a meter whose firmware may be changed
    And the new image can be loaded
    When an image that cannot be loaded is ordered for it
    Then the request is refused
    And the code is preferably 5.3
    And the new image still runs
