package forge.solr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.servlet.DispatcherType;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.CoreDescriptor;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;

/** One Solr node with its own ZooKeeper, both on the loopback, in this JVM. */
final class SolrNode {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LONGEST_REQUEST_LINE = 65_536;
  private static final int PATIENCE_SECONDS = 60;

  /** Lies in the folder from when a node has stopped of itself until the next one starts. */
  private static final String STOPPED = "stopped";

  private final Server server;
  private final Path home;

  private SolrNode(Server server, Path home) {
    this.server = server;
    this.home = home;
  }

  /** Starts a node over this folder and returns when its cores answer. */
  static SolrNode start(Path home, int port) throws Exception {
    prepare(home, port);
    if (!Files.deleteIfExists(home.resolve(STOPPED))) {
      Remains.clear(home);
    }

    var server = new Server();
    server.addConnector(connector(server, port));
    var solr = new ServletContextHandler(null, "/solr", ServletContextHandler.NO_SESSIONS);
    solr.setResourceBase(home.toString());
    solr.addEventListener(new CoreContainerProvider());
    FilterHolder filter =
        solr.addFilter(SolrDispatchFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    solr.addServlet(DefaultServlet.class, "/");
    server.setHandler(solr);
    server.start();

    // Jetty stays up when Solr fails to start; asking for the cores throws then.
    CoreContainer cores = ((SolrDispatchFilter) filter.getFilter()).getCores();
    cores.waitForLoadingCoresToFinish(60_000);
    cores.getLoadedCoreNames().stream()
        .map(cores::getCoreDescriptor)
        .map(CoreDescriptor::getCollectionName)
        .distinct()
        .forEach(collection -> awaitAnswers(cores.getZkController(), collection));
    return new SolrNode(server, home);
  }

  /** A loaded core answers 404 until the cluster state says that this node serves it. */
  private static void awaitAnswers(ZkController zooKeeper, String collection) {
    String node = zooKeeper.getNodeName();
    try {
      zooKeeper
          .getZkStateReader()
          .waitForState(
              collection,
              PATIENCE_SECONDS,
              TimeUnit.SECONDS,
              (live, state) ->
                  state != null
                      && state.getSlices().stream()
                          .flatMap(slice -> slice.getReplicas().stream())
                          .anyMatch(r -> r.getNodeName().equals(node) && r.isActive(live)));
    } catch (TimeoutException e) {
      System.err.println("Solr serves without " + collection + ", which is not active yet.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void prepare(Path home, int port) throws IOException {
    Files.createDirectories(home);
    // The short session lets a node that was killed come back in seconds instead of half a minute.
    Files.writeString(
        home.resolve("solr.xml"),
        """
        <solr>
          <solrcloud>
            <str name="host">127.0.0.1</str>
            <int name="hostPort">%d</int>
            <str name="hostContext">solr</str>
            <int name="zkClientTimeout">6000</int>
            <int name="leaderVoteWait">2000</int>
            <int name="leaderConflictResolveWait">5000</int>
          </solrcloud>
        </solr>
        """
            .formatted(port));
    Files.writeString(
        home.resolve("zoo.cfg"),
        """
        tickTime=2000
        initLimit=10
        syncLimit=5
        maxClientCnxns=0
        admin.enableServer=false
        clientPortAddress=127.0.0.1
        """);
    System.setProperty("solr.solr.home", home.toString());
    System.setProperty("solr.log.dir", home.resolve("logs").toString());
    System.setProperty("jetty.host", LOOPBACK);
    System.setProperty("jetty.port", Integer.toString(port));
    System.setProperty("hostPort", Integer.toString(port));
    System.setProperty("zkRun", "");
    System.setProperty("zookeeper.admin.enableServer", "false");
    System.setProperty("disable.v2.api", "true");
  }

  private static ServerConnector connector(Server server, int port) {
    var http = new HttpConfiguration();
    http.setRequestHeaderSize(LONGEST_REQUEST_LINE);
    http.setSendServerVersion(false);
    var connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    return connector;
  }

  void stop() throws Exception {
    server.stop();
    Files.writeString(home.resolve(STOPPED), "");
  }
}
