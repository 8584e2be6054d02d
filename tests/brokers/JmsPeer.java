import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.DeliveryMode;
import javax.jms.Destination;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TemporaryQueue;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * A far party that speaks plain JMS. What it hears at its queue, and at a topic of the same name, it writes to its output, a
 * line of JSON for each, as JMS sees it; and where somebody waits at JMSReplyTo, it answers there with the same body.
 *
 * Arguments: the address of the broker, and the queue. Its input orders it, a line each: "ask queue NAME text BASE64" and
 * "ask topic NAME bytes BASE64" put a message with headers and properties of all kinds there; what comes back to its
 * temporary queue is written as well.
 */
public final class JmsPeer {
  private static final long TIME_TO_LIVE_MS = 60_000;

  public static void main(String[] args) throws Exception {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(args[0]);
    Connection connection = factory.createConnection();
    Session hearing = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    hearing
        .createConsumer(hearing.createQueue(args[1]))
        .setMessageListener(message -> heard(hearing, message));
    hearing
        .createConsumer(hearing.createTopic(args[1]))
        .setMessageListener(message -> heard(hearing, message));
    Session asking = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    TemporaryQueue own = asking.createTemporaryQueue();
    Session answers = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    answers.createConsumer(own).setMessageListener(message -> heard(answers, message));
    connection.start();
    System.out.println("READY");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] words = line.split(" ");
      Destination to =
          words[1].equals("topic") ? asking.createTopic(words[2]) : asking.createQueue(words[2]);
      ask(asking, to, own, words[3].equals("text"), Base64.getDecoder().decode(words[4]));
    }
    Runtime.getRuntime().halt(0);
  }

  private static void ask(Session session, Destination to, Destination own, boolean text, byte[] body)
      throws JMSException {
    Message message;
    if (text) {
      message = session.createTextMessage(new String(body, StandardCharsets.UTF_8));
    } else {
      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes(body);
      message = bytes;
    }
    message.setJMSReplyTo(own);
    message.setJMSCorrelationID("id of: the peer");
    message.setJMSType("type of the peer");
    message.setStringProperty("word", "a: b");
    message.setIntProperty("number", 3);
    message.setBooleanProperty("truth", true);
    MessageProducer producer = session.createProducer(to);
    producer.send(message, DeliveryMode.PERSISTENT, 4, TIME_TO_LIVE_MS);
    producer.close();
  }

  private static void heard(Session session, Message message) {
    try {
      System.out.println(written(message));
      if (message.getJMSReplyTo() == null) return;
      String id = message.getJMSCorrelationID();
      TextMessage answer = session.createTextMessage(bodyOf(message));
      answer.setJMSCorrelationID(id == null ? message.getJMSMessageID() : id);
      MessageProducer producer = session.createProducer(message.getJMSReplyTo());
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.send(answer);
      producer.close();
    } catch (JMSException error) {
      System.err.println(error);
    }
  }

  /** What JMS sees of a message, as JSON. */
  private static String written(Message message) throws JMSException {
    TreeMap<String, String> properties = new TreeMap<>();
    @SuppressWarnings("unchecked")
    List<String> names = Collections.list(message.getPropertyNames());
    for (String name : names) {
      Object value = message.getObjectProperty(name);
      properties.put(name, value instanceof String ? quoted((String) value) : String.valueOf(value));
    }
    StringBuilder listed = new StringBuilder();
    for (String name : properties.keySet()) {
      if (listed.length() > 0) listed.append(',');
      listed.append(quoted(name)).append(':').append(properties.get(name));
    }
    return "{\"kind\":"
        + quoted(kindOf(message))
        + ",\"body\":"
        + quoted(bodyOf(message))
        + ",\"destination\":"
        + quoted(String.valueOf(message.getJMSDestination()))
        + ",\"messageId\":"
        + quoted(message.getJMSMessageID())
        + ",\"correlationId\":"
        + quoted(message.getJMSCorrelationID())
        + ",\"replyTo\":"
        + (message.getJMSReplyTo() == null ? "null" : quoted(String.valueOf(message.getJMSReplyTo())))
        + ",\"type\":"
        + quoted(message.getJMSType())
        + ",\"persistent\":"
        + (message.getJMSDeliveryMode() == DeliveryMode.PERSISTENT)
        + ",\"expiration\":"
        + message.getJMSExpiration()
        + ",\"properties\":{"
        + listed
        + "}}";
  }

  private static String kindOf(Message message) {
    if (message instanceof TextMessage) return "TextMessage";
    return message instanceof BytesMessage ? "BytesMessage" : "other";
  }

  private static String bodyOf(Message message) throws JMSException {
    if (message instanceof TextMessage) return ((TextMessage) message).getText();
    if (!(message instanceof BytesMessage)) return "";
    BytesMessage bytes = (BytesMessage) message;
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.reset();
    bytes.readBytes(body);
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  private static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder made = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      if (one == '"' || one == '\\') made.append('\\').append(one);
      else if (one < ' ' || one > '~') made.append(String.format("\\u%04x", (int) one));
      else made.append(one);
    }
    return made.append('"').toString();
  }
}
