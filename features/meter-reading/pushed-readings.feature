Feature: Readings that nobody asked for

  @RD-025 @reads
  Scenario: Readings that are sent unasked say whose they are
    Given readings that nobody asks for are listened for
    When the head end is left to itself
    Then readings arrive, and say whose they are
