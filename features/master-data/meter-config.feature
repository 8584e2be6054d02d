Feature: What is on file about a meter

  @MD-014 @reads
  Scenario: A meter is found by its serial number
    Given a known meter
    When the configuration is asked for by serial number
    Then the answer is OK
    And it holds the configuration of that meter

  @MD-014.unknown @reads
  Scenario: A serial number that no meter bears
    Given the head end serves a correct request for readings
    And an unknown meter
    When the configuration is asked for by serial number
    Then nothing is served
    And the code is preferably 2.4

  @FW-002 @reads
  Scenario: What runs in a meter
    Given a meter whose firmware, hardware and programs are known
    When the configuration is asked for
    Then the answer is OK
    And it tells their true ids

  @MD-015 @load
  Scenario: What changed in a period comes page by page
    When the configurations that changed in a period are asked for, page by page
    Then each meter that changed then is on one page
