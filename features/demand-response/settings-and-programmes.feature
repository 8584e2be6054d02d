Feature: What a demand response event sets, and who takes part
  Set-points, offsets and duty cycles are looked at by an independent read of the device.

  @DR-008 @operates
  Scenario Outline: An event sets <setting>
    Given events are listened for
    And a load controller that may be operated
    When an event with a usual "<setting>" is sent to it
    Then the answer is OK
    And its "<setting>" is as it was ordered

    Examples:
      | setting           |
      | coolingSetpoint   |
      | heatingSetpoint   |
      | coolingOffset     |
      | heatingOffset     |
      | dutyCycle         |
      | avgLoadAdjustment |

  @DR-008.beyond @operates
  Scenario Outline: An event with <setting> out of range
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event with an extreme "<setting>" is sent to it
    Then its "<setting>" is limited, or the event refused, as declared

    Examples:
      | setting           |
      | coolingSetpoint   |
      | heatingSetpoint   |
      | dutyCycle         |
      | avgLoadAdjustment |

  @DR-008.contradiction @operates
  Scenario: An event with an offset and a set-point
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event with an offset and a set-point is sent to it
    Then the declared one counts

  @DR-009 @operates
  Scenario: An event of a level concerns the devices of that level only
    Given events are listened for
    And a group of load controllers that may be operated
    When an event of a level is sent to the group
    Then the answer is OK
    And those of the level start, and the others do not

  @DR-009.mandatory @operates
  Scenario: Nobody opts out of an event that is mandatory
    Given events are listened for
    And a load controller that may be operated
    And its customer can opt out of a voluntary event
    When a mandatory event is sent to it
    Then the answer is OK
    And it starts in time
    When its customer opts out
    Then it does not tell that its customer opted out
    And it ends in time

  @DR-007 @operates
  Scenario: A customer who opts out is told
    Given events are listened for
    And a load controller that may be operated
    When a voluntary event is sent to it
    Then the answer is OK
    And it starts in time
    When its customer opts out
    Then it tells that its customer opted out
    And it does not go on to its end
