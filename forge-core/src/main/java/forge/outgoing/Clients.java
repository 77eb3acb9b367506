package forge.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes clients over HTTP that connect where the guard has looked.
 *
 * <p>The guard stands in the place of the resolver of names, so that the very address it looked at
 * is the one connected to: a name cannot mean another machine a moment later.
 */
final class Clients {
  private static final Timeout CONNECT = Timeout.ofSeconds(15);
  private static final Timeout PATIENCE = Timeout.ofSeconds(60);
  private static final TimeValue KEPT = TimeValue.ofMinutes(1);
  private static final int MOST = 100;
  private static final int MOST_TO_ONE = 10;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_HEADERS = 200;

  private Clients() {}

  static CloseableHttpClient guarded(Outgoing outgoing, Trust trust) {
    return HttpClients.custom()
        .setConnectionManager(connections(outgoing, trust))
        .setUserAgent("Forge")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(Outgoing outgoing, Trust trust) {
    var limits =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new Guard(outgoing))
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.context()))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(PATIENCE)
                .setTimeToLive(KEPT)
                .build())
        .setMaxConnTotal(MOST)
        .setMaxConnPerRoute(MOST_TO_ONE)
        .build();
  }

  /** Finds the one address of a host that may be connected to. */
  private record Guard(Outgoing outgoing) implements DnsResolver {
    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
      return List.of(new InetSocketAddress(address(host, port), port));
    }

    /** Without a port, as the client asks nowhere today: as strict as for any port. */
    @Override
    public InetAddress[] resolve(String host) {
      return new InetAddress[] {address(host, 0)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }

    private InetAddress address(String host, int port) {
      return outgoing.resolve(Destination.bare(host), port);
    }
  }
}
