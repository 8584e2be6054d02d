Feature: Sets of one operation
  A set of operations is one message that asks for several changes. Every object in it is made up for the run, and is struck
  off at the end.

  @MEP-029 @own-data
  Scenario: A set that is to be executed is treated as declared
    When a set is sent, all or nothing, in this order
      | id | verb   | object  |
      | 1  | create | meter A |
    Then the set is treated as declared of execute

  @MEP-029.create @own-data
  Scenario: A set that is sent by the verb create is treated as declared
    Given the head end puts a correct meter on file
    When a set is sent by the verb create, all or nothing, in this order
      | id | verb   | object  |
      | 1  | create | meter A |
    Then the set is treated as declared of create

  @OPS-001 @own-data
  Scenario: A set of one operation does what the operation alone does
    Given the head end carries out sets of operations
    When a set is sent, all or nothing, in this order
      | id | verb   | object  |
      | 1  | create | meter A |
    Then the answer is OK
    And meter A is on file

  @OPS-001.empty @own-data
  Scenario: A set of no operation is refused
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    And a meter of our own
    When a set of no operation is sent
    Then the set is refused
    And the code is preferably 1.7 or 1.8

  @OPS-012 @own-data
  Scenario: A change of one element changes no other
    Given the head end carries out sets of operations
    And meter A was put on file before
    When a set is sent, all or nothing, in this order
      | id | verb               | object  | with            |
      | 1  | change the element | meter A | lotNumber LOT-2 |
    Then the answer is OK
    And meter A is on file, with the lotNumber "LOT-2"

  @OPS-012.whole @own-data
  Scenario: A change of the whole does as declared with what it does not speak of
    Given the head end carries out sets of operations
    And meter A was put on file before
    When a set is sent, all or nothing, in this order
      | id | verb                   | object  | with            |
      | 1  | change to no more than | meter A | lotNumber LOT-2 |
    Then the answer is OK
    And meter A has the lotNumber "LOT-2", and all else as the head end declares of whole changes

  @OPS-013 @own-data
  Scenario: A delete of one element removes that element only
    Given the head end carries out sets of operations
    And meter A was put on file before
    When a set is sent, all or nothing, in this order
      | id | verb               | object  | with                 |
      | 1  | delete the element | meter A | lotNumber LOT-2026-1 |
    Then the answer is OK
    And meter A is on file, without its lotNumber

  @OPS-013.absent @own-data
  Scenario: A delete of an element that is not there has no effect
    Given the head end carries out sets of operations
    And meter A was put on file before, without its lotNumber
    When a set is sent, all or nothing, in this order
      | id | verb               | object  | with                 |
      | 1  | delete the element | meter A | lotNumber LOT-2026-1 |
    Then it is taken without effect, or refused
    And where it is refused the code is preferably 2.29 or 5.3
    And meter A is on file, without its lotNumber
