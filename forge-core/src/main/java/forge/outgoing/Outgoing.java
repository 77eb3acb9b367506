package forge.outgoing;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Unavailable;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * The way out: tells where an address that somebody typed leads, and refuses those that lead behind
 * our own wall.
 *
 * <p>A name is resolved once and all its addresses must be public; the connection then goes to the
 * address that was looked at. Whoever follows a redirect asks again.
 */
public final class Outgoing {
  private static final Map<String, Integer> PORTS =
      Map.of("http", 80, "https", 443, "git", 9418, "svn", 3690);
  private static final int LONGEST = 2_000;
  private static final int UNPRIVILEGED = 1_024;

  private final AllowList allowed;
  private final Resolver resolver;
  private final Trust trust;
  private final CloseableHttpClient http;

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * The way out of a site.
   *
   * @param allowed places behind the wall that may be reached, as in {@code FORGE_OUTGOING_ALLOW}
   * @param trust who may vouch for the sites that are reached
   */
  public Outgoing(String allowed, Trust trust) {
    this(allowed, trust, InetAddress::getAllByName);
  }

  Outgoing(String allowed) {
    this(allowed, Trust.USUAL);
  }

  Outgoing(String allowed, Resolver resolver) {
    this(allowed, Trust.USUAL, resolver);
  }

  private Outgoing(String allowed, Trust trust, Resolver resolver) {
    this.allowed = new AllowList(allowed);
    this.trust = trust;
    this.resolver = resolver;
    this.http = Clients.guarded(this, trust);
  }

  /** Who may vouch for the sites that are reached, for programs that ask by themselves. */
  public Trust trust() {
    return trust;
  }

  /**
   * A client over HTTP that connects only to what {@link #find} would answer, wherever it is sent;
   * what is refused is thrown by its calls as it would be here. It follows no redirects, keeps no
   * cookies and unpacks nothing.
   */
  public CloseableHttpClient http() {
    return http;
  }

  /** Reads an address without asking where it leads: for forms, which must not wait for a name. */
  public static URI parse(String field, String address, Set<String> schemes) {
    if (address.length() > LONGEST) {
      throw new Invalid(
          field, "The address is longer than " + LONGEST + " characters.", (long) LONGEST);
    }
    URI uri;
    try {
      uri = new URI(address.strip());
    } catch (URISyntaxException e) {
      throw new Invalid(field, "This is not an address of the form https://host/path.");
    }
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
      String known = String.join(", ", schemes.stream().sorted().map(s -> s + "://").toList());
      throw new Invalid(field, "The address must start with one of " + known + ".");
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      throw new Invalid(field, "The address names no host.");
    }
    if (uri.getRawUserInfo() != null) {
      throw new Invalid(
          field, "Leave name and password out of the address and give them in their own fields.");
    }
    return uri;
  }

  /** Where an address leads; refused where that is not a public place. */
  public Destination find(URI uri) {
    String host = Destination.bare(String.valueOf(uri.getHost()));
    Integer standard = PORTS.get(String.valueOf(uri.getScheme()));
    if (uri.getHost() == null || standard == null || uri.getRawUserInfo() != null) {
      throw new Invalid("address", "This address cannot be reached from here.");
    }
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return new Destination(uri, resolve(host, port), port);
  }

  /** The first address of a host; refused where one of them is not a public place. */
  InetAddress resolve(String host, int port) {
    InetAddress[] found;
    try {
      found = resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new Unavailable("There is no host " + host + ", or its name cannot be found just now.");
    }
    for (InetAddress address : found) {
      if (!allowed.allows(host, address)) {
        requirePublic(host, address, port);
      }
    }
    if (found.length == 0) {
      throw new Unavailable("The host " + host + " has no address.");
    }
    return List.of(found).getFirst();
  }

  private static void requirePublic(String host, InetAddress address, int port) {
    if (!PublicAddresses.contain(address)) {
      throw new Invalid(
          "address",
          "The host "
              + host
              + " is in a private network, which this forge does not reach into."
              + " Its administrator can allow it with FORGE_OUTGOING_ALLOW.");
    }
    if (port < UNPRIVILEGED && !PORTS.containsValue(port)) {
      throw new Invalid(
          "address", "This forge does not connect to port " + port + " of other sites.");
    }
  }
}
