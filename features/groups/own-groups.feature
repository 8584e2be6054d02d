Feature: Groups that a client makes
  A group of this run has members that may be operated, and is struck off at the end.

  @GRP-001 @shared
  Scenario: A group of meters is found with its members
    Given a group of our own of 2 meters that may be operated
    When the group is put on file
    Then the answer is OK
    And its meters are found again as its members

  @GRP-001.unknown @shared
  Scenario: A group with a member that does not exist
    Given a group of 2 meters that may be operated is on file
    And a group of our own in which one of the meters does not exist
    When the group is put on file
    Then it is refused or PARTIAL, and an error names the meter that does not exist
    And it has no member that does not exist

  @GRP-004 @shared
  Scenario: A group of usage points is found with its members and its programme
    Given a group of our own of two usage points on file, in a programme
    When the group is put on file
    Then the answer is OK
    And what it refers to is what it referred to
    And its usage points are found again as its members

  @GRP-005 @shared
  Scenario: A read of a group concerns its members and nobody else
    Given a group of 2 meters that may be operated is on file
    And a supported reading type
    When the readings of that group are asked for
    Then the answer is OK
    And it holds the readings of its members
