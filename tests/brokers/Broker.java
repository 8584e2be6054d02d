import java.net.InetSocketAddress;
import java.util.List;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.security.AuthenticationUser;
import org.apache.activemq.security.SimpleAuthenticationPlugin;

/**
 * A broker of Apache ActiveMQ for tests: in memory, on the loopback address, ended by the end of its input.
 *
 * Arguments: the ports of STOMP and of OpenWire (0 lets the system choose), and perhaps the only user and the password.
 * Writes "READY stomp-port openwire-port" when it takes connections.
 */
public final class Broker {
  public static void main(String[] args) throws Exception {
    BrokerService broker = new BrokerService();
    broker.setBrokerName("cim9-tests");
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    broker.setSchedulerSupport(false);
    broker.getSystemUsage().getMemoryUsage().setLimit(64L << 20);
    broker.getSystemUsage().getTempUsage().setLimit(64L << 20);
    if (args.length == 4) {
      AuthenticationUser user = new AuthenticationUser(args[2], args[3], "users");
      broker.setPlugins(new BrokerPlugin[] {new SimpleAuthenticationPlugin(List.of(user))});
    }
    // Without tcpNoDelay an exchange takes 40 ms, by the delays of TCP alone.
    TransportConnector stomp =
        broker.addConnector("stomp://127.0.0.1:" + args[0] + "?transport.tcpNoDelay=true");
    TransportConnector openWire = broker.addConnector("tcp://127.0.0.1:" + args[1]);
    broker.start();
    broker.waitUntilStarted();
    System.out.println("READY " + portOf(stomp) + " " + portOf(openWire));
    while (System.in.read() != -1) {
      // Nothing is told this way.
    }
    Runtime.getRuntime().halt(0);
  }

  private static int portOf(TransportConnector connector) throws Exception {
    InetSocketAddress address = connector.getServer().getSocketAddress();
    return address.getPort();
  }
}
