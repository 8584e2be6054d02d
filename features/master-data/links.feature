Feature: What belongs together, and since when
  Meters, usage points, modules and customers are linked by MasterDataLinkageConfig. What is linked is made up for the run.

  @MD-008 @own-data
  Scenario: A meter is linked to its usage point
    Given these are on file: meter A, usage point A
    When meter A and usage point A are linked
    Then the answer is OK
    And meter A is found linked to usage point A from then on

  @MD-008.unknown @own-data
  Scenario Outline: A link to a <there is not> that there is not
    Given these are on file: meter A, usage point A, <there is> B
    And meter A and usage point A are linked before
    And these do not exist: <there is not> Z
    When <there is> B and <there is not> Z are linked
    Then the request is refused
    And the code is preferably <code>
    And <there is> B is not found linked to <there is not> Z

    Examples:
      | there is not | there is    | code |
      | meter        | usage point | 2.4  |
      | usage point  | meter       | 2.12 |

  @MD-011 @own-data
  Scenario: A link from a day ahead holds from then on, and not before
    Given the head end tells of which time links are
    And these are on file: meter A, usage point A
    When meter A and usage point A are linked from a day ahead on
    Then the answer is OK
    And as of now, meter A is not linked to usage point A
    And as of two days ahead, meter A is linked to usage point A

  @MD-011.back @own-data
  Scenario: A link from a day ago
    Given the head end tells of which time links are
    And the head end declares what it does with links from the past
    And these are on file: meter A, usage point A
    When meter A and usage point A are linked from a day ago on
    Then as declared, it is refused, or meter A is linked to usage point A since a day ago

  @MD-011.end @own-data
  Scenario: A link that is ended before it begins stays
    Given these are on file: meter A, usage point A
    And meter A and usage point A are linked before
    When the link of meter A and usage point A is ended a day ago
    Then the request is refused
    And meter A is found linked to usage point A

  @ERR-021 @MD-008 @own-data
  Scenario: A meter at one usage point is linked to another
    Given the head end declares what it does with links that contradict others
    And these are on file: meter A, usage point A, usage point B
    And meter A and usage point A are linked before
    When meter A and usage point B are linked
    Then as declared, meter A stays with usage point A or goes over to usage point B
    And where it is refused the code is preferably 2.29 or 2.13

  @ERR-018 @own-data
  Scenario: A meter is linked to a service location that there is not
    Given these are on file: meter A, meter B, service location A
    And meter A and service location A are linked before
    And these do not exist: service location Z
    When meter B and service location Z are linked
    Then the request is refused
    And the code is preferably 2.16
    And meter B is not found linked to service location Z

  @ERR-018.of-another @own-data
  Scenario: A meter is linked to a service location that is not its own
    Given the head end declares that it refuses links that contradict others
    And these are on file: meter A, service location A, service location B
    And meter A and service location A are linked before
    When meter A and service location B are linked
    Then the request is refused
    And the code is preferably 2.17 or 2.29
    And meter A is found linked to service location A
    And meter A is not found linked to service location B

  @ERR-019 @MD-016 @own-data
  Scenario: A communication module that there is not is linked to a meter
    Given these are on file: meter A, meter B, communication module A
    And communication module A and meter A are linked before
    And these do not exist: communication module Z
    When communication module Z and meter B are linked
    Then the request is refused
    And the code is preferably 2.30
    And meter B is not found linked to communication module Z

  @ERR-019.of-another @MD-016 @own-data
  Scenario: The communication module of a meter is linked to another
    Given the head end declares that it refuses links that contradict others
    And these are on file: meter A, meter B, communication module A
    And communication module A and meter A are linked before
    When communication module A and meter B are linked
    Then the request is refused
    And the code is preferably 2.18 or 2.29
    And communication module A is found linked to meter A
    And communication module A is not found linked to meter B

  @ERR-020.unknown @own-data
  Scenario Outline: A link to an unknown <unknown> is refused
    Given these are on file: <known> A, <known> B, <unknown> A
    And <known> A and <unknown> A are linked before
    And these do not exist: <unknown> Z
    When <known> B and <unknown> Z are linked
    Then the request is refused
    And the code is preferably <code>
    And <known> B is not found linked to <unknown> Z

    Examples:
      | unknown            | known            | code |
      | customer account   | usage point      | 2.19 |
      | service supplier   | usage point      | 2.20 |
      | customer           | customer account | 2.22 |
      | customer agreement | usage point      | 2.24 |

  @ERR-020.mismatch @own-data
  Scenario Outline: What belongs to one is not linked to another: code <code>
    Given the head end declares that it refuses links that contradict others
    And these are on file: <one> A, <other> A, <other> B
    And <one> A and <other> A are linked before
    When <one> A and <other> B are linked
    Then the request is refused
    And the code is preferably <code> or 2.29
    And <one> A is found linked to <other> A
    And <one> A is not found linked to <other> B

    Examples:
      | code | one                | other              |
      | 2.21 | customer account   | service supplier   |
      | 2.23 | customer account   | customer           |
      | 2.25 | customer agreement | customer account   |
      | 2.26 | usage point        | customer agreement |
      | 2.27 | usage point        | customer account   |
      | 2.28 | usage point        | service supplier   |

  @OPS-002 @own-data
  Scenario: A whole installation is put on file by one set
    Given the head end carries out sets of operations
    And these are on file: meter A, usage point B
    And meter A and usage point B are linked before
    When a whole installation is put on file by one set
    Then all of it is on file and linked, or it is refused and nothing of it is there
