Feature: A message that is sent again

  @MEP-046 @own-data
  Scenario: A second attempt does not make the work be done twice
    Given a meter of our own
    When it is put on file twice at once, under one correlation
    Then one of them is OK, and the other OK as well or refused
    And it is on file once
