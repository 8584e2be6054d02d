Feature: The head end is told of what others did
  A head end that hears events is told of objects that this run makes up: that they were created, changed and so on. The
  service that hears it answers; where objects can be asked for, they are on file as it was told.

  @TRS-003 @own-data
  Scenario Outline: An event is answered by a response message: <told>
    Given an object of our own of which can be told that it was <told>
    When the head end is told that it was <told>
    Then the event is answered by a response message
    And it is on file as it was told, where that can be seen

    Examples:
      | told     |
      | created  |
      | changed  |
      | canceled |
      | closed   |
      | deleted  |

  @TRS-003.denied @own-data
  Scenario: Events that are denied are refused
    Given the head end takes an event
    When each event is told that the head end denies
    Then each event is refused

  @JMS-011 @own-data
  Scenario: A set of events takes effect when all its parts are there
    Given the head end waits for whole sets of events
    And the head end takes an event
    And two objects of our own of which is told in a set of two parts
    When the head end is told of the first in part 1
    And the head end is told of the second in part 2
    Then both are on file as they were told

  @JMS-011.part @own-data
  Scenario Outline: A part alone is not taken for the whole set: <part>
    Given the head end waits for whole sets of events
    And the head end takes an event
    And two objects of our own of which is told in a set of two parts
    When the head end is told of the <which> in part <part>
    Then nothing of it is on file

    Examples:
      | part | which  |
      | 1    | first  |
      | 2    | second |
