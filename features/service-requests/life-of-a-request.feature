Feature: Service requests
  Work at a meter is ordered, put off and called off. Every request of the run is cancelled at the end.

  @MSR-001 @shared
  Scenario: A service request is taken, and has a state
    Given a meter that may be operated
    When a service request is made for it
    Then the answer is OK
    And the service request is found, and open

  @MSR-001.unknown @shared
  Scenario: A service request for an unknown meter
    Given a meter that may be operated
    And a service request is taken for it
    And an unknown meter
    When a service request is made for the unknown meter
    Then the request is refused
    And the code is preferably 2.4 or 2.12

  @MSR-003.postponed @shared
  Scenario: A service request is put off
    Given a meter that may be operated
    And a service request is taken for it
    When the service request is put off
    Then the answer is OK
    And the service request is found, and open

  @MSR-003.cancelled @shared
  Scenario: A service request is called off, once
    Given a meter that may be operated
    And a service request is taken for it
    When the service request is called off
    Then the answer is OK
    And the service request is found, and cancelled
    When the service request is called off
    Then the request is refused
