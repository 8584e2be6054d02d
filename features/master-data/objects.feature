Feature: Objects around meters and usage points
  Locations, modules, customers and prices are put on file and found again. Every object is made up for the run, bears its
  name, and is struck off at the end.

  @MD-007 @own-data
  Scenario: The address of a usage point is kept letter by letter
    Given a usage point location of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent

  @MD-007.unknown @own-data
  Scenario: A usage point at a location that there is not
    Given the head end declares that it refuses references to nothing
    And these are on file: usage point location A
    And a usage point that refers to usage point location A is on file
    And a usage point of our own that refers to usage point location Z
    When it is put on file
    Then the request is refused
    And the code is preferably 2.32
    And it is not found

  @ERR-022 @own-data
  Scenario Outline: A usage point that refers to an unknown <kind> is refused
    Given the head end declares that it refuses references to nothing
    And these are on file: <kind> A
    And a usage point that refers to <kind> A is on file
    And a usage point of our own that refers to <kind> Z
    When it is put on file
    Then the request is refused
    And the code is preferably <code>
    And it is not found

    Examples:
      | kind                 | code |
      | service category     | 2.31 |
      | usage point location | 2.32 |

  @MD-022 @ERR-022.pricing-structure @shared
  Scenario: A usage point that refers to an unknown pricing structure is refused
    Given the head end declares that it refuses references to nothing
    And these are on file: pricing structure A
    And a usage point that refers to pricing structure A is on file
    And a usage point of our own that refers to pricing structure Z
    When it is put on file
    Then the request is refused
    And the code is preferably 2.33
    And it is not found

  @MD-022.kept @shared
  Scenario: A pricing structure is found as it was sent
    Given a pricing structure of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent

  @MD-017 @shared
  Scenario Outline: A <kind> is put on file, changed and struck off
    Given a <kind> of our own
    When it is put on file
    Then the answer is OK
    And it is found as it was sent
    When its <field> is changed to "<value>"
    Then the answer is OK
    And it is found as it was sent
    When it is deleted
    Then the answer is OK
    And it is found no more, or retired

    Examples:
      | kind               | field                      | value      |
      | customer           | kind                       | commercial |
      | customer account   | billingCycle               | CYCLE-2    |
      | customer agreement | loadMgmt                   | LM-2       |
      | service supplier   | issuerIdentificationNumber | 4712       |
      | service category   | kind                       | water      |
      | service location   | direction                  | first door |

  @PP-004 @own-data
  Scenario: The parameters of an auxiliary agreement are kept and changed
    Given these are on file: customer agreement A
    And an auxiliary agreement of our own that refers to customer agreement A
    When it is put on file
    Then the answer is OK
    And it is found as it was sent
    When its vendPortion is changed to "15"
    Then the answer is OK
    And it is found as it was sent

  @PP-004.unknown @own-data
  Scenario: An auxiliary agreement to an agreement that there is not
    Given the head end declares that it refuses references to nothing
    And these are on file: customer agreement A
    And an auxiliary agreement that refers to customer agreement A is on file
    And an auxiliary agreement of our own that refers to customer agreement Z
    When it is put on file
    Then the request is refused
    And the code is preferably 2.24
    And it is not found
