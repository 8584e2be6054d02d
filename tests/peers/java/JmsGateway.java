import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * A far party for tests: the gateway of a utility between its broker and a head end that speaks SOAP alone, written apart from
 * the harness. What comes to the queue it asks of the service in SOAP 1.1; what that answers, or the detail of its fault, it
 * puts to JMSReplyTo without SOAP.
 *
 * <p>Arguments: the address of the broker, the queue, the address of the service, and --defect NAME. It writes READY and the
 * queue when it listens, and ends when its input closes. It is run from its source: java -cp JARS JmsGateway.java ...
 *
 * <p>BUG fault-uncorrelated, off unless asked for: JMSCorrelationID is set where an answer came, and forgotten where a fault did.
 */
public final class JmsGateway {
  private static final Set<String> DEFECTS = Set.of("fault-uncorrelated");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String OPEN =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>";
  private static final String CLOSE = "</s:Body></s:Envelope>";
  /** The two that the service answers with, and whatever prefix it gives them. */
  private static final String NAMES = "ResponseMessage|FaultMessage";

  private final Session session;
  private final URI service;
  private final boolean forgetful;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private JmsGateway(Session session, URI service, boolean forgetful) {
    this.session = session;
    this.service = service;
    this.forgetful = forgetful;
  }

  public static void main(String[] args) throws Exception {
    boolean faulty = args.length > 3;
    if (faulty && !(args[3].equals("--defect") && args.length == 5 && DEFECTS.contains(args[4]))) {
      System.err.println("usage: JmsGateway BROKER QUEUE SERVICE [--defect fault-uncorrelated]");
      System.exit(2);
    }
    Connection connection = new ActiveMQConnectionFactory(args[0]).createConnection();
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    JmsGateway gateway = new JmsGateway(session, URI.create(args[2]), faulty);
    session.createConsumer(session.createQueue(args[1])).setMessageListener(gateway::heard);
    connection.start();
    System.out.println("READY " + args[1]);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {}
    Runtime.getRuntime().halt(0);
  }

  private void heard(Message asked) {
    try {
      if (asked.getJMSReplyTo() == null) return;
      HttpResponse<String> answer = client.send(request(bodyOf(asked)), HttpResponse.BodyHandlers.ofString());
      TextMessage reply = session.createTextMessage(undressed(answer.body()));
      boolean isFault = answer.statusCode() != 200;
      if (!isFault || !forgetful) {
        String id = asked.getJMSCorrelationID();
        reply.setJMSCorrelationID(id == null ? asked.getJMSMessageID() : id);
      }
      MessageProducer producer = session.createProducer(asked.getJMSReplyTo());
      producer.send(reply);
      producer.close();
    } catch (JMSException | java.io.IOException error) {
      System.err.println(error);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(String envelope) {
    return HttpRequest.newBuilder(service)
        .timeout(PATIENCE)
        .header("Content-Type", "text/xml; charset=utf-8")
        .header("SOAPAction", "\"\"")
        .POST(HttpRequest.BodyPublishers.ofString(OPEN + withoutDeclaration(envelope) + CLOSE))
        .build();
  }

  private static String withoutDeclaration(String text) {
    return text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2) : text;
  }

  /** The message of the standard out of its envelope of SOAP; it takes the namespaces of the envelope with it. */
  private static String undressed(String soap) throws java.io.IOException {
    try {
      javax.xml.parsers.DocumentBuilderFactory factory =
          javax.xml.parsers.DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      org.w3c.dom.NodeList all =
          factory
              .newDocumentBuilder()
              .parse(new org.xml.sax.InputSource(new java.io.StringReader(soap)))
              .getElementsByTagNameNS("http://iec.ch/TC57/2011/schema/message", "*");
      for (int at = 0; at < all.getLength(); at++) {
        if (!all.item(at).getLocalName().matches(NAMES)) continue;
        javax.xml.transform.Transformer writer =
            javax.xml.transform.TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty("omit-xml-declaration", "yes");
        java.io.StringWriter written = new java.io.StringWriter();
        writer.transform(
            new javax.xml.transform.dom.DOMSource(all.item(at)),
            new javax.xml.transform.stream.StreamResult(written));
        return written.toString();
      }
    } catch (javax.xml.parsers.ParserConfigurationException
        | org.xml.sax.SAXException
        | javax.xml.transform.TransformerException unreadable) {
      throw new java.io.IOException(unreadable);
    }
    throw new java.io.IOException("the service answered with neither of " + NAMES);
  }

  private static String bodyOf(Message message) throws JMSException {
    if (message instanceof TextMessage) return ((TextMessage) message).getText();
    if (!(message instanceof BytesMessage)) return "";
    BytesMessage bytes = (BytesMessage) message;
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    return new String(body, StandardCharsets.UTF_8);
  }
}
