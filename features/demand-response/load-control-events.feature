Feature: Demand response events
  A control with a demand response event reaches load controllers behind meters. What comes of it is told by events of the
  devices, by codes that the IXIT names; only devices that it gives up are controlled, and every event is called off.

  @DR-001 @operates
  Scenario: An event reaches every member of its group, and nobody else
    Given events are listened for
    And a group of load controllers that may be operated
    When an event is sent to the group
    Then the answer is OK
    And each of them tells that it started
    And each of them tells that it ended
    And the load controller beside the group tells nothing

  @DR-001.unknown @operates
  Scenario: An event for an unknown group reaches nobody
    Given events are listened for
    And a group of load controllers that may be operated
    And a correct event is carried out
    When an event is sent to an unknown group
    Then the request is refused
    And the code is preferably 2.4
    And no load controller starts

  @DR-002 @operates
  Scenario Outline: An event without <field>
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event is sent to it without its <field>
    Then it is refused, or carried out on its devices

    Examples:
      | field         |
      | command       |
      | startDateTime |

  @DR-003 @operates
  Scenario Outline: An event with the randomisation <kind>
    Given events are listened for
    And a load controller that may be operated
    When an event with the randomisation "<kind>" is sent to it
    Then the answer is OK
    And it starts in time
    And it ends in time

    Examples:
      | kind        |
      | none        |
      | start       |
      | end         |
      | startAndEnd |
      | default     |

  @DR-003.unknown @operates
  Scenario: An event with an unknown randomisation
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event with the unknown randomisation "sometimes" is sent to it
    Then the message is refused
    And the code is preferably 1.8
    And no load controller starts

  @DR-003.absent @operates
  Scenario: An event without randomisation
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event is sent to it without its randomisation
    Then it is refused, or carried out on its devices

  @DR-004.duration @operates
  Scenario: An event ends after its duration
    Given events are listened for
    And a load controller that may be operated
    When an event that lasts its time is sent to it
    Then the answer is OK
    And it starts in time
    And it ends in time

  @DR-004.indefinite @operates
  Scenario: An event without end lasts until it is cancelled
    Given events are listened for
    And a load controller that may be operated
    When an event that lasts for ever is sent to it
    Then the answer is OK
    And it starts in time
    And it does not end by itself
    When the event is cancelled now
    Then the answer is OK
    And it tells at that time that it is cancelled

  @DR-004.both @operates
  Scenario: An event with a duration and without end
    Given events are listened for
    And a load controller that may be operated
    And a correct event is carried out
    When an event that lasts its time and for ever is sent to it
    Then the declared duration counts

  @DR-005 @operates
  Scenario Outline: An event is cancelled <when>
    Given events are listened for
    And a load controller that may be operated
    When a long event is sent to it
    Then the answer is OK
    And it starts in time
    When the event is cancelled <when>
    Then the answer is OK
    And it tells at that time that it is cancelled
    And it does not go on to its end

    Examples:
      | when      |
      | now       |
      | at a time |
