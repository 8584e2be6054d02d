Feature: Sets in which something is wrong
  Whoever tolerates what is wrong in a set does what was meant by it, or refuses it; he does not guess.

  @OPS-008 @own-data
  Scenario Outline: Operations that cannot be told apart are refused, or carried out all the same: <what>
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    When a set is sent, all or nothing, in any order
      | id       | verb   | object  |
      | <first>  | create | meter A |
      | <second> | create | meter B |
    Then the set is refused and leaves nothing, or is carried out
    And where it is refused the code is preferably 1.8 or 2.15

    Examples:
      | what     | first | second |
      | same     | 1     | 1      |
      | missing  | 1     | none   |
      | negative | 1     | -1     |

  @OPS-011 @own-data
  Scenario: An operation without noun is about what its payload tells, or is refused
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    When a set is sent, all or nothing, in any order
      | id | verb   | noun | object  |
      | 1  | create | none | meter A |
    Then the set is refused and leaves nothing, or is carried out
    And where it is refused the code is preferably 2.5

  @OPS-011.no-verb @own-data
  Scenario: An operation without verb is refused
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    When a set is sent, all or nothing, in any order
      | id | verb | object  |
      | 1  | none | meter A |
    Then the set is refused
    And the code is preferably 2.9 or 1.8
    And meter A is not on file

  @OPS-011.contradiction @own-data
  Scenario: An operation whose noun is not that of its payload is refused
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    When a set is sent, all or nothing, in any order
      | id | verb   | noun             | object  |
      | 1  | create | UsagePointConfig | meter A |
    Then the set is refused
    And the code is preferably 2.5 or 1.8
    And meter A is not on file

  @OPS-019 @own-data
  Scenario: A foreign element in an operation is ignored, or the set refused
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    When a set is sent, all or nothing, in any order
      | id | verb   | object  | beside            |
      | 1  | create | meter A | a foreign element |
    Then the set is refused and leaves nothing, or is carried out
    And where it is refused the code is preferably 1.8
