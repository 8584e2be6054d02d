Feature: Who listens is told of what is put on file

  @MEP-023 @own-data
  Scenario: A usage point that is put on file is told to those who listen
    Given what is put on file of usage points is listened for
    And a usage point of our own
    When it is put on file
    Then the answer is OK
    And those who listen are told of it
    And it is found as it was sent

  @MEP-023.refused @own-data
  Scenario: Of a usage point that cannot be put on file, nobody is told
    Given what is put on file of usage points is listened for
    And the head end puts a correct usage point on file
    And a usage point of our own
    When a usage point is put on file that cannot be
    Then the message is refused
    And nobody is told of it
