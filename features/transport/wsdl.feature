Feature: What a WSDL tells
  By its WSDL, told at its address or named in the IXIT, a head end describes its services: document/literal web services, and
  where they are typed, with the names of the template. Names of its own are noted, and no fault.

  @TRS-001 @reads
  Scenario: The services are document/literal
    When the WSDL of the service for queries is read
    Then it describes document/literal web services

  @TRS-001.names @reads
  Scenario Outline: Typed services bear the names and actions of the template: <services>
    Given the head end offers typed services
    When the WSDL of the service for <services> is read
    Then it names the operations for <services> as the template does, and their actions

    Examples:
      | services |
      | queries  |
      | changes  |
