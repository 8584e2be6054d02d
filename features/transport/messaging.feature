Feature: Messages by a broker
  By JMS, requests are put into a queue and answered at JMSReplyTo; later results go to the queue or topic that the request
  names. Without a broker these cases do not apply.

  @JMS-001 @reads
  Scenario: A request in a queue is answered at its JMSReplyTo, once
    Given messages travel by a broker
    And 3 known meters
    And 2 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it holds the readings asked for
    And it bears the JMSMessageID of the request as JMSCorrelationID
    And no second answer comes

  @JMS-001.own-correlation-id @reads
  Scenario: A request with a JMSCorrelationID of its own is answered by that
    Given messages travel by a broker
    And 3 known meters
    And 2 supported reading types
    When the readings are asked for with a JMSCorrelationID
    Then the answer is OK
    And it holds the readings asked for
    And it bears the JMSCorrelationID of the request
    And no second answer comes

  @JMS-003.queue @reads
  Scenario: A later result goes to the queue that ReplyAddress names
    Given messages travel by a broker
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once
    And it holds the readings asked for

  @JMS-003.topic @reads
  Scenario: A later result goes to the topic that ReplyAddress names
    Given messages travel by a broker
    And a known meter
    And a supported reading type
    When the readings are asked for asynchronously, to a topic
    Then it is acknowledged at once, without the result
    And the result arrives at our address, once
    And it holds the readings asked for

  @JMS-004 @reads
  Scenario: A message is the envelope itself, in a TextMessage
    Given messages travel by a broker
    And 3 known meters
    And 2 supported reading types
    When the readings are asked for
    Then the answer is OK
    And it is a TextMessage that holds the envelope alone
