Feature: Who is called by which name

  @MD-012 @own-data
  Scenario: A meter stays the same when it is given an mRID
    Given a meter of our own that is put on file by its name alone
    When it is given an mRID
    Then the answer is OK
    And it is found under both, as one

  @MD-012.again @own-data
  Scenario: A second meter of the same name, type and authority is refused or the same
    Given a meter of our own that is put on file by its name alone
    When another is put on file under its name
    Then there is one of that name

  @MD-013 @own-data
  Scenario: One name under two kinds of names is two meters'
    Given meter A and meter B have one name under two kinds of names
    When meter A is put on file
    Then the answer is OK
    When meter B is put on file
    Then the answer is OK
    And each is found by its own name
    And the bare name brings none but these

  @MD-027 @own-data
  Scenario: One name under two authorities is two meters'
    Given meter A and meter B have one name under two authorities
    When meter A is put on file
    Then the answer is OK
    When meter B is put on file
    Then the answer is OK
    And each is found by its own name
    And the bare name brings none but these
