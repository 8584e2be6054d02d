import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.DeliveryMode;
import javax.jms.Destination;
import javax.jms.InvalidDestinationException;
import javax.jms.JMSException;
import javax.jms.JMSSecurityException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Queue;
import javax.jms.Session;
import javax.jms.TemporaryQueue;
import javax.jms.TemporaryTopic;
import javax.jms.TextMessage;
import javax.jms.Topic;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.net.ssl.SSLException;

/**
 * One connection to a broker by plain JMS 1.1, for a program that speaks none: commands come as JSON, one a line, by the
 * standard input; what happens goes out in the same way by the standard output. It listens at no port, and ends with its
 * input.
 *
 * <pre>java -cp PROVIDER-JARS Sidecar.java</pre>
 *
 * Commands bear an id, and each but "settle" is answered: {"id":1,"done":{...}} or {"id":1,"failed":"refused","says":"..."}.
 *
 * <ul>
 *   <li>connect: maxBytes; factory {class, url, properties} or jndi {environment, connectionFactory, destinations}; user and
 *       password
 *   <li>put: to; message. Done: messageId
 *   <li>subscribe: from, or nothing for a temporary queue. Done: address
 *   <li>settle: subscription, taken (true, or false for "give it back")
 *   <li>unsubscribe: subscription
 *   <li>close
 * </ul>
 *
 * Events bear none: {"event":"ready"}, {"event":"message","subscription":2,"message":{...}}, {"event":"lost","says":"..."}.
 * A subscription is named by the id of its command; it tells a message only when the one before is settled.
 */
public final class Sidecar {
  /** So many destinations at which others want to be answered are kept. */
  private static final int MOST_KNOWN = 10_000;

  private static final int USUAL_PRIORITY = Message.DEFAULT_PRIORITY;

  /** What providers write to the standard output goes elsewhere: it is ours alone. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

  private final ExecutorService puts = Executors.newSingleThreadExecutor();
  private final ExecutorService others = Executors.newSingleThreadExecutor();
  private final Map<Long, Subscription> subscriptions = new ConcurrentHashMap<>();
  /** Temporary destinations, and those that came as JMSReplyTo: they cannot be made of their names. */
  private final Map<String, Destination> known =
      Collections.synchronizedMap(
          new LinkedHashMap<String, Destination>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Destination> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  private Connection connection;
  private Session putting;
  private MessageProducer producer;
  private Context naming;
  private Map<String, Object> namedDestinations = Map.of();
  private int maxBytes;
  private volatile boolean connected;
  private volatile boolean closing;
  /** Some providers tell their listener as well what is wrong before they have connected. */
  private volatile Exception early;

  private Sidecar() {}

  public static void main(String[] args) throws Exception {
    System.setOut(System.err);
    Sidecar sidecar = new Sidecar();
    say("event", "ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) sidecar.hear(Json.object(Json.read(line)));
      }
    } finally {
      // Who told us what to do is gone; a broker that does not answer does not keep us.
      Runtime.getRuntime().halt(0);
    }
  }

  private void hear(Map<String, Object> command) {
    switch (Json.text(command, "do")) {
      case "connect":
        others.execute(() -> answer(command, () -> connect(command)));
        break;
      case "put":
        puts.execute(() -> answer(command, () -> put(command)));
        break;
      case "subscribe":
        others.execute(() -> subscribe(command));
        break;
      case "settle":
        settle(command);
        break;
      case "unsubscribe":
        others.execute(() -> answer(command, () -> unsubscribe(command)));
        break;
      case "close":
        others.execute(() -> answer(command, this::close));
        break;
      default:
        fail(command, new Trouble("rejected", "There is no such command: " + command.get("do")));
    }
  }

  private Map<String, Object> connect(Map<String, Object> command) throws Exception {
    maxBytes = ((Number) command.get("maxBytes")).intValue();
    Object jndi = command.get("jndi");
    ConnectionFactory factory =
        jndi == null ? factory(Json.object(command.get("factory"))) : lookUp(Json.object(jndi));
    Object user = command.get("user");
    connection =
        user == null
            ? factory.createConnection()
            : factory.createConnection(user.toString(), Json.text(command, "password"));
    connection.setExceptionListener(this::lost);
    putting = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    producer = putting.createProducer(null);
    connection.start();
    connected = true;
    if (early != null) throw early;
    return Map.of();
  }

  private Map<String, Object> put(Map<String, Object> command) throws Exception {
    Map<String, Object> given = Json.object(command.get("message"));
    Message message = written(given);
    Object timeToLive = given.get("timeToLiveMs");
    producer.send(
        destination(Json.text(command, "to"), putting),
        message,
        Boolean.TRUE.equals(given.get("persistent")) ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT,
        USUAL_PRIORITY,
        timeToLive == null ? Message.DEFAULT_TIME_TO_LIVE : ((Number) timeToLive).longValue());
    Map<String, Object> done = new LinkedHashMap<>();
    if (message.getJMSMessageID() != null) done.put("messageId", message.getJMSMessageID());
    return done;
  }

  private void subscribe(Map<String, Object> command) {
    Session session = null;
    try {
      session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
      Object from = command.get("from");
      Destination destination =
          from == null ? session.createTemporaryQueue() : destination(from.toString(), session);
      Long id = (Long) command.get("id");
      String address = from == null ? named(destination) : from.toString();
      Subscription made =
          new Subscription(
              id,
              address,
              session,
              session.createConsumer(destination),
              from == null ? (TemporaryQueue) destination : null);
      subscriptions.put(id, made);
      // Nothing is told of a subscription before itself.
      done(command, Map.of("address", address));
      made.start();
    } catch (Exception | Error error) {
      try {
        if (session != null) session.close();
      } catch (JMSException ignored) {
        // It is of no use in any case.
      }
      fail(command, troubleOf(error));
    }
  }

  private void settle(Map<String, Object> command) {
    Subscription subscription = subscriptions.get((Long) command.get("subscription"));
    if (subscription != null) subscription.settle(Boolean.TRUE.equals(command.get("taken")));
  }

  private Map<String, Object> unsubscribe(Map<String, Object> command) throws Exception {
    Subscription subscription = subscriptions.remove((Long) command.get("subscription"));
    if (subscription != null) subscription.close();
    return Map.of();
  }

  private Map<String, Object> close() throws Exception {
    closing = true;
    if (connection != null) connection.close();
    if (naming != null) naming.close();
    return Map.of();
  }

  private void lost(Exception error) {
    if (!connected) early = error;
    else if (!closing) say("event", "lost", "says", saidOf(error));
  }

  private static ConnectionFactory factory(Map<String, Object> given) throws Exception {
    String name = Json.text(given, "class");
    Class<?> type;
    try {
      type = Class.forName(name);
    } catch (ClassNotFoundException error) {
      throw new Trouble("refused", "There is no class " + name + " on the class path");
    }
    if (!ConnectionFactory.class.isAssignableFrom(type)) {
      throw new Trouble("refused", "The class " + name + " is no javax.jms.ConnectionFactory");
    }
    Object made;
    try {
      made =
          given.containsKey("url")
              ? type.getConstructor(String.class).newInstance(Json.text(given, "url"))
              : type.getConstructor().newInstance();
    } catch (NoSuchMethodException error) {
      throw new Trouble(
          "refused",
          "The class "
              + name
              + (given.containsKey("url") ? " is not made of a URL: use its properties" : " is not made without a URL"));
    } catch (InvocationTargetException error) {
      throw new Trouble("refused", "The class " + name + " cannot be used: " + saidOf(error.getCause()));
    }
    if (given.containsKey("properties")) {
      for (Map.Entry<String, Object> property : Json.object(given.get("properties")).entrySet()) {
        set(made, property.getKey(), property.getValue());
      }
    }
    return (ConnectionFactory) made;
  }

  /** Calls the setter of a property that takes such a value. */
  private static void set(Object bean, String property, Object value) throws Exception {
    String setter = "set" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
    for (Method method : bean.getClass().getMethods()) {
      if (!method.getName().equals(setter) || method.getParameterCount() != 1) continue;
      Object fitting = fitting(value, method.getParameterTypes()[0]);
      if (fitting == null) continue;
      try {
        method.invoke(bean, fitting);
        return;
      } catch (InvocationTargetException error) {
        throw new Trouble("refused", "The property " + property + " is refused: " + saidOf(error.getCause()));
      }
    }
    throw new Trouble(
        "refused", "The class " + bean.getClass().getName() + " has no property " + property + " of such a kind");
  }

  private static Object fitting(Object value, Class<?> type) {
    if (type.isInstance(value)) return value;
    if (type == boolean.class && value instanceof Boolean) return value;
    if (!(value instanceof Long)) return null;
    long number = (Long) value;
    if (type == int.class || type == Integer.class) return (int) number;
    if (type == short.class || type == Short.class) return (short) number;
    return type == long.class ? value : null;
  }

  private ConnectionFactory lookUp(Map<String, Object> given) throws Exception {
    Hashtable<String, Object> environment = new Hashtable<>(Json.object(given.get("environment")));
    if (given.containsKey("destinations")) namedDestinations = Json.object(given.get("destinations"));
    String name = Json.text(given, "connectionFactory");
    naming = new InitialContext(environment);
    return found(name, ConnectionFactory.class);
  }

  private synchronized <T> T found(String name, Class<T> type) throws Exception {
    Object found;
    try {
      found = naming.lookup(name);
    } catch (NameNotFoundException error) {
      throw new Trouble("rejected", "JNDI knows no name " + name);
    }
    if (type.isInstance(found)) return type.cast(found);
    throw new Trouble("rejected", "What JNDI has by the name " + name + " is no " + type.getName());
  }

  private Destination destination(String text, Session session) throws Exception {
    Destination before = known.get(text);
    if (before != null) return before;
    Object byName = namedDestinations.get(text);
    if (byName != null) return found(byName.toString(), Destination.class);
    return text.startsWith("topic://")
        ? session.createTopic(text.substring("topic://".length()))
        : session.createQueue(text);
  }

  /** The text of a destination by which it is found again. */
  private String named(Destination destination) throws JMSException {
    String text;
    if (destination instanceof Queue) {
      text = prefixed(destination instanceof TemporaryQueue ? "temp-queue://" : "", ((Queue) destination).getQueueName());
    } else if (destination instanceof Topic) {
      text = prefixed(destination instanceof TemporaryTopic ? "temp-topic://" : "topic://", ((Topic) destination).getTopicName());
    } else {
      text = destination.toString();
    }
    known.put(text, destination);
    return text;
  }

  private static String prefixed(String prefix, String name) {
    return name.contains("://") ? name : prefix + name;
  }

  private Message written(Map<String, Object> given) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(Json.text(given, "base64"));
    Message message;
    if ("text".equals(given.get("body"))) {
      message = putting.createTextMessage(new String(bytes, StandardCharsets.UTF_8));
    } else {
      BytesMessage inBytes = putting.createBytesMessage();
      inBytes.writeBytes(bytes);
      message = inBytes;
    }
    if (given.containsKey("correlationId")) message.setJMSCorrelationID(Json.text(given, "correlationId"));
    if (given.containsKey("type")) message.setJMSType(Json.text(given, "type"));
    if (given.containsKey("replyTo")) message.setJMSReplyTo(destination(Json.text(given, "replyTo"), putting));
    if (given.containsKey("properties")) {
      for (Map.Entry<String, Object> property : Json.object(given.get("properties")).entrySet()) {
        message.setObjectProperty(property.getKey(), asProperty(property.getValue()));
      }
    }
    return message;
  }

  /** A whole number is an int where it fits, as most people mean it. */
  private static Object asProperty(Object value) {
    if (!(value instanceof Long)) return value;
    long number = (Long) value;
    if (number == (int) number) return (int) number;
    return value;
  }

  private Map<String, Object> told(Message message, String address) throws JMSException {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("destination", address);
    if (message instanceof TextMessage) {
      String text = ((TextMessage) message).getText();
      told.put("body", "text");
      told.put("base64", encoded(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8)));
    } else if (message instanceof BytesMessage) {
      BytesMessage inBytes = (BytesMessage) message;
      byte[] bytes = new byte[(int) Math.min(inBytes.getBodyLength(), maxBytes + 1L)];
      inBytes.readBytes(bytes);
      told.put("body", "bytes");
      told.put("base64", encoded(bytes));
    } else {
      told.put("body", "other");
      told.put("base64", "");
    }
    if (message.getJMSMessageID() != null) told.put("messageId", message.getJMSMessageID());
    if (message.getJMSCorrelationID() != null) told.put("correlationId", message.getJMSCorrelationID());
    if (message.getJMSReplyTo() != null) told.put("replyTo", named(message.getJMSReplyTo()));
    if (message.getJMSType() != null) told.put("type", message.getJMSType());
    told.put("persistent", message.getJMSDeliveryMode() == DeliveryMode.PERSISTENT);
    if (message.getJMSExpiration() > 0) told.put("expiresAt", message.getJMSExpiration());
    if (message.getJMSRedelivered()) told.put("redelivered", true);
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = names.nextElement().toString();
      Object value = message.getObjectProperty(name);
      if (value != null) properties.put(name, tellable(value));
    }
    told.put("properties", properties);
    return told;
  }

  /** One byte more than is taken in shows that it is too large. */
  private String encoded(byte[] bytes) {
    return Base64.getEncoder()
        .encodeToString(bytes.length > maxBytes + 1L ? Arrays.copyOf(bytes, maxBytes + 1) : bytes);
  }

  /** Numbers that JSON cannot hold, or its readers not exactly, are told as text. */
  private static Object tellable(Object value) {
    if (value instanceof Boolean) return value;
    if (value instanceof Float || value instanceof Double) {
      return Double.isFinite(((Number) value).doubleValue()) ? value : value.toString();
    }
    if (!(value instanceof Number)) return value.toString();
    return Math.abs(((Number) value).longValue()) < 1L << 53 ? value : value.toString();
  }

  /** A consumer with a session of its own, so that what it takes or gives back is one message. */
  private final class Subscription {
    private final Long id;
    private final String address;
    private final Session session;
    private final MessageConsumer consumer;
    /** Ends with its consumer; null where it is of others. */
    private final TemporaryQueue own;
    private final BlockingQueue<Boolean> settlements = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    Subscription(Long id, String address, Session session, MessageConsumer consumer, TemporaryQueue own) {
      this.id = id;
      this.address = address;
      this.session = session;
      this.consumer = consumer;
      this.own = own;
    }

    void start() {
      Thread thread = new Thread(this::consume, "subscription " + id);
      thread.setDaemon(true);
      thread.start();
    }

    void settle(boolean taken) {
      settlements.add(taken);
    }

    private void consume() {
      try {
        for (Message message = consumer.receive(); message != null; message = consumer.receive()) {
          say("event", "message", "subscription", id, "message", told(message, address));
          boolean taken = settlements.take();
          if (closed) return;
          if (taken) message.acknowledge();
          else session.recover();
        }
      } catch (JMSException | RuntimeException error) {
        if (!closed) lost(error);
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
      }
    }

    void close() throws JMSException {
      closed = true;
      settlements.add(false);
      session.close();
      if (own == null) return;
      known.values().remove(own);
      own.delete();
    }
  }

  private interface Act {
    Map<String, Object> act() throws Exception;
  }

  private static void answer(Map<String, Object> command, Act act) {
    try {
      done(command, act.act());
    } catch (Exception | Error error) {
      fail(command, troubleOf(error));
    }
  }

  private static void done(Map<String, Object> command, Map<String, ?> done) {
    say("id", command.get("id"), "done", done);
  }

  private static void fail(Map<String, Object> command, Trouble trouble) {
    say("id", command.get("id"), "failed", trouble.event, "says", trouble.getMessage());
  }

  private static void say(Object... namesAndValues) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) said.put((String) namesAndValues[i], namesAndValues[i + 1]);
    String line = Json.written(said);
    synchronized (OUT) {
      OUT.println(line);
      OUT.flush();
    }
  }

  /** What went wrong, in the words of the record. */
  private static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;
    private final String event;

    Trouble(String event, String says) {
      super(says);
      this.event = event;
    }
  }

  private static Trouble troubleOf(Throwable error) {
    if (error instanceof Trouble) return (Trouble) error;
    String says = saidOf(error);
    for (Throwable cause = error; cause != null; cause = causeOf(cause)) {
      if (cause instanceof UnknownHostException) return new Trouble("dns", says);
      if (cause instanceof SSLException) return new Trouble("tls", says);
      if (cause instanceof SocketTimeoutException) return new Trouble("timeout", says);
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return new Trouble("refused", says);
      }
    }
    if (error instanceof LinkageError) {
      return new Trouble("refused", "A class is missing on the class path, or does not fit: " + says);
    }
    if (error instanceof NamingException) return new Trouble("refused", "JNDI cannot be used: " + says);
    if (error instanceof InvalidDestinationException) return new Trouble("rejected", "no such destination: " + says);
    if (error instanceof JMSSecurityException) return new Trouble("rejected", "not permitted: " + says);
    return new Trouble("rejected", says);
  }

  private static Throwable causeOf(Throwable error) {
    if (error.getCause() != null) return error.getCause();
    return error instanceof JMSException ? ((JMSException) error).getLinkedException() : null;
  }

  /** What an error says, and what those behind it add to it. */
  private static String saidOf(Throwable error) {
    List<String> sentences = new ArrayList<>();
    for (Throwable one = error; one != null && sentences.size() < 4; one = causeOf(one)) {
      String says = one.getMessage() == null ? one.getClass().getName() : one.getMessage().trim();
      if (one instanceof LinkageError) says = one.getClass().getSimpleName() + " " + says;
      boolean isNews = true;
      for (String before : sentences) isNews &= !before.contains(says);
      if (isNews) sentences.add(says);
    }
    return String.join(": ", sentences);
  }

  /** As much of JSON as is needed here: whole numbers are Long, others Double. */
  private static final class Json {
    private final String text;
    private int at;

    private Json(String text) {
      this.text = text;
    }

    static Object read(String text) {
      Json json = new Json(text);
      Object value = json.value();
      json.skip();
      if (json.at != text.length()) throw json.wrong();
      return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
      if (!(value instanceof Map)) throw new IllegalArgumentException("An object of JSON is missing");
      return (Map<String, Object>) value;
    }

    static String text(Map<String, Object> object, String name) {
      Object value = object.get(name);
      if (!(value instanceof String)) throw new IllegalArgumentException("The text " + name + " is missing");
      return (String) value;
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException("This is no JSON, from character " + at + " on");
    }

    private void skip() {
      while (at < text.length() && text.charAt(at) <= ' ') at++;
    }

    private boolean take(String wanted) {
      skip();
      if (!text.startsWith(wanted, at)) return false;
      at += wanted.length();
      return true;
    }

    private void need(String wanted) {
      if (!take(wanted)) throw wrong();
    }

    private Object value() {
      if (take("{")) return members();
      if (take("[")) return elements();
      if (take("\"")) return string();
      if (take("true")) return true;
      if (take("false")) return false;
      if (take("null")) return null;
      return number();
    }

    private Map<String, Object> members() {
      Map<String, Object> members = new HashMap<>();
      if (take("}")) return members;
      do {
        need("\"");
        String name = string();
        need(":");
        members.put(name, value());
      } while (take(","));
      need("}");
      return members;
    }

    private List<Object> elements() {
      List<Object> elements = new ArrayList<>();
      if (take("]")) return elements;
      do elements.add(value());
      while (take(","));
      need("]");
      return elements;
    }

    private String string() {
      int quote = text.indexOf('"', at);
      // Most text has nothing to undo, and may be long.
      if (quote >= 0 && text.lastIndexOf('\\', quote) < at) {
        String plain = text.substring(at, quote);
        at = quote + 1;
        return plain;
      }
      StringBuilder string = new StringBuilder();
      for (; ; ) {
        if (at >= text.length()) throw wrong();
        char next = text.charAt(at++);
        if (next == '"') return string.toString();
        string.append(next == '\\' ? escaped() : next);
      }
    }

    private char escaped() {
      if (at >= text.length()) throw wrong();
      char next = text.charAt(at++);
      int plain = "bfnrt".indexOf(next);
      if (plain >= 0) return "\b\f\n\r\t".charAt(plain);
      if (next != 'u') return next;
      if (at + 4 > text.length()) throw wrong();
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Object number() {
      skip();
      int start = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
      String digits = text.substring(start, at);
      try {
        if (digits.matches("-?\\d{1,18}")) return Long.valueOf(digits);
        return Double.valueOf(digits);
      } catch (NumberFormatException error) {
        throw wrong();
      }
    }

    static String written(Object value) {
      StringBuilder out = new StringBuilder();
      write(value, out);
      return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
      if (value instanceof Map) {
        char before = '{';
        for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
          out.append(before);
          write(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      } else if (value == null || value instanceof Boolean || value instanceof Number) {
        out.append(value);
      } else {
        writeString(value.toString(), out);
      }
    }

    private static void writeString(String string, StringBuilder out) {
      out.append('"');
      for (int i = 0; i < string.length(); i++) {
        char one = string.charAt(i);
        if (one == '"' || one == '\\') out.append('\\').append(one);
        else if (one < ' ' || one > '~') out.append(String.format("\\u%04x", (int) one));
        else out.append(one);
      }
      out.append('"');
    }
  }
}
