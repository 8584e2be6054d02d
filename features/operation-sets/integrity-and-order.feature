Feature: Sets of several operations
  What a set says of its integrity and of its order holds for all operations in it. The bad operation is a change of a meter
  that is not on file.

  @OPS-003 @own-data
  Scenario Outline: One bad operation of a set that is all or nothing leaves nothing: <place>
    Given the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, all or nothing, in any order
      | id | verb     | object  |
      | 1  | <first>  | meter A |
      | 2  | create   | meter B |
      | 3  | <third>  | meter C |
      | 4  | <fourth> | meter D |
    Then the set is refused
    And operation <bad> is named as the bad one, and the others were undone
    And meters A, B, C and D are not on file

    Examples:
      | place | first  | third  | fourth | bad |
      | third | create | change | create | 3   |
      | first | change | create | create | 1   |
      | last  | create | create | change | 4   |

  @OPS-004 @own-data
  Scenario: Without integrity the good operations are carried out
    Given the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, each for itself, in any order
      | id | verb   | object  |
      | 1  | create | meter A |
      | 2  | create | meter B |
      | 3  | change | meter C |
      | 4  | create | meter D |
    Then the answer is PARTIAL
    And operation 3 is named as the bad one, and the others were carried out
    And meters A, B and D are on file
    And meter C is not on file

  @OPS-005 @own-data
  Scenario: What a set means that says nothing of its integrity
    Given the head end puts a correct meter on file
    And the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, with no word of integrity, in any order
      | id | verb   | object  |
      | 1  | create | meter A |
      | 2  | change | meter B |
    Then all was undone, or the first operation carried out, as the answer says

  @OPS-006 @own-data
  Scenario: Operations take effect in the order given
    Given the head end carries out sets of operations
    When a set is sent, all or nothing, in this order
      | id | verb   | object  | with            |
      | 1  | create | meter A |                 |
      | 2  | change | meter A | lotNumber LOT-2 |
      | 3  | change | meter A | lotNumber LOT-3 |
    Then the answer is OK
    And meter A is on file, with the lotNumber "LOT-3"

  @OPS-006.two-nouns @own-data
  Scenario: The order holds over two nouns
    Given the head end carries out sets of operations
    When a set is sent, all or nothing, in this order
      | id | verb   | object        | with            |
      | 1  | create | usage point A |                 |
      | 2  | create | meter B       |                 |
      | 3  | change | meter B       | lotNumber LOT-2 |
      | 4  | change | usage point A | readCycle C-2   |
    Then the answer is OK
    And meter B is on file, with the lotNumber "LOT-2"
    And usage point A is on file, with the readCycle "C-2"

  @OPS-006.wrong-order @own-data
  Scenario: What is changed before it is created cannot be changed
    Given the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, each for itself, in this order
      | id | verb   | object  | with            |
      | 1  | change | meter A | lotNumber LOT-2 |
      | 2  | create | meter A |                 |
    Then operation 1 fails, and meter A is as it was created, or not there

  @OPS-007 @own-data
  Scenario Outline: Where the order is free, the server sorts it out or says that it cannot: <flag>
    Given the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, each for itself, <order>
      | id | verb   | object  | with            |
      | 1  | change | meter A | lotNumber LOT-2 |
      | 2  | create | meter A |                 |
    Then operation 1 is named as the bad one, or the order was sorted out and meter A has the lotNumber "LOT-2"

    Examples:
      | flag    | order                 |
      | false   | in any order          |
      | omitted | with no word of order |

  @OPS-009 @own-data
  Scenario: An error of a set says which operation it is about
    Given the head end carries out sets of operations
    And a change of what is not on file is refused
    When a set is sent, each for itself, in any order
      | id | verb   | object  |
      | 7  | create | meter A |
      | 3  | change | meter B |
      | 12 | create | meter C |
    Then operation 3 is named as the bad one, and the others were carried out

  @OPS-010 @own-data
  Scenario: A set that is answered in parts is answered once for each operation
    Given the head end carries out sets of operations
    When a set is sent, each for itself, in any order, and the answer is asked for later
      | id | verb   | object  |
      | 1  | create | meter A |
      | 2  | create | meter B |
      | 3  | create | meter C |
    Then the answer is OK
    And meters A, B and C are on file
    And each operation is answered once, where it is answered in parts
