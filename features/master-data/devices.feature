Feature: Devices and what they can do

  @MD-004 @own-data
  Scenario: The functions of a meter are found where it refers to them
    Given a meter of our own with functions beside it
    When it is put on file
    Then the answer is OK
    And it is found as it was sent
    And what it refers to is what it referred to

  @MD-004.dangling @own-data
  Scenario: A meter that refers to a function that there is not
    Given the head end declares that it refuses references to nothing
    And a meter with functions beside it is on file
    And a meter of our own without the function it refers to
    When it is put on file
    Then the request is refused
    And the code is preferably 1.8 or 2.29
    And it is not found

  @MD-005 @own-data
  Scenario: The register of a meter that was put on file can be read
    Given a meter of our own with a register
    When it is put on file
    Then the answer is OK
    And it is found as it was sent
    When its register is read
    Then the register is known

  @MD-016 @own-data
  Scenario: A communication module is put on file and linked to its meter
    Given these are on file: meter A, communication module A
    When communication module A and meter A are linked
    Then the answer is OK
    And communication module A is found linked to meter A

  @MD-023 @own-data
  Scenario: A device that is no meter is not taken for one
    Given an end device of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent
    And it is not found as a meter

  @PAN-001 @own-data
  Scenario: A device of a home network is registered with its install code
    Given an end device of our own with a good install code
    When it is put on file
    Then the answer is OK
    And it is found as it was sent, with its install code or without one

  @PAN-001.malformed @own-data
  Scenario: An install code that can be none is refused
    Given an end device with a good install code is on file
    And an end device of our own with a malformed install code
    When it is put on file
    Then the request is refused
    And it is not found

  @MD-025 @own-data
  Scenario: The limits of a switch are found as they were changed
    Given a meter with a switch that has limits is on file
    When its limits are changed
    Then the answer is OK
    And its limits are found as they were changed

  @MD-025.negative @own-data
  Scenario: A limit below nothing is refused or ignored
    Given a meter with a switch that has limits is on file
    When its limits are changed
    And its limits are found as they were changed
    And its limits are changed to one below nothing
    Then the change is refused, or the limit ignored
