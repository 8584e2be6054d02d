Feature: Texts and prices on displays
  A control with a text or a price is passed on to a display in a home. That it arrived is told by an event of the display.

  @PAN-003 @operates
  Scenario: A text is shown
    Given events are listened for
    And a display that may be used
    When a text is sent to it
    Then the answer is OK
    And it tells that it shows the text

  @PAN-003.confirmed @operates
  Scenario: A text that was to be confirmed, and was, is told to be
    Given events are listened for
    And a display that may be used
    When a text that is to be confirmed is sent to it
    Then the answer is OK
    And it tells that it shows the text
    When its customer confirms the text
    Then it tells that the text is confirmed

  @PAN-003.without-text @operates
  Scenario: A text without its words
    Given events are listened for
    And a display that may be used
    And a correct text is shown
    When a text without its textMessage is sent to it
    Then it is refused, or carried out on its devices

  @PAN-004 @operates
  Scenario Outline: A text in the mode <mode>
    Given events are listened for
    And a display that may be used
    When a text is sent to it in the mode "<mode>"
    Then the answer is OK
    And it tells that it shows the text

    Examples:
      | mode      |
      | normal    |
      | anonymous |
      | both      |

  @PAN-004.unknown @operates
  Scenario: A text in an unknown mode
    Given events are listened for
    And a display that may be used
    And a correct text is shown
    When a text is sent to it in the unknown mode "whispered"
    Then the message is refused
    And the code is preferably 1.8
    And nothing is shown

  @PAN-005 @operates
  Scenario: A text and a price in one control
    Given events are listened for
    And a display that may be used
    And a correct text is shown
    When a text and a price are sent to it in one control
    Then it is refused and shows nothing, or both are shown

  @DR-010 @operates
  Scenario: A price reaches the display
    Given events are listened for
    And a display that may be used
    When a price is sent to it
    Then the answer is OK
    And it tells that it has the price

  @DR-010.as-sent @operates
  Scenario: A price is kept with its tiers
    Given events are listened for
    And a display that may be used
    When a price is sent to it
    Then the answer is OK
    And the price is found with its tiers as they were sent

  @DR-010.without-unit @operates
  Scenario: A price without its unit
    Given events are listened for
    And a display that may be used
    And a correct price is shown
    When a price without its unitOfMeasure is sent to it
    Then it is refused, or carried out on its devices
