Feature: Events of meters
  Pattern P06: what happens to a meter is told by a message that nobody asked for. It is made to happen by a hook of the
  user's, to meters that the IXIT gives up, and brought back at the end. Which codes a system uses, the IXIT says.

  @EVT-001 @operates
  Scenario: An event says what happened, when, and to which device
    Given events are listened for
    And a meter that may be operated
    When something happens to it
    Then the event that tells it is complete

  @EVT-002 @operates
  Scenario: The code of an event has four parts and means what happened
    Given events are listened for
    And a meter that may be operated
    When something happens to it
    Then an event of it tells so
    And its code has four parts

  @EVT-008 @operates
  Scenario: An opened cover is told
    Given events are listened for
    And a meter that may be operated
    When its cover is opened
    Then an event of it tells so

  @EVT-012 @operates
  Scenario: An event that a control brought about bears the ids of the control
    Given events are listened for
    And a meter that may be operated
    And its switch is closed before
    When they are disconnected
    Then its event bears the ids of the control

  @EVT-014 @operates
  Scenario: What happens to the head end is told of the head end
    Given events are listened for
    When something happens to the head end itself
    Then an event of the head end tells so, and of no meter

  @EVT-016 @operates
  Scenario: Events are kept for a consumer that is down
    Given events are listened for
    And 2 meters that may be operated
    Then every event that happens while we take none arrives at last, with its own time
