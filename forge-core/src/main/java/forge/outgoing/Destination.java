package forge.outgoing;

import java.net.InetAddress;
import java.net.URI;

/**
 * Where an address leads, found out once: whoever connects goes to this very machine, whatever its
 * name is said to mean a moment later.
 */
public record Destination(URI uri, InetAddress address, int port) {

  /** The name of the host without the brackets of an IPv6 address. */
  public String host() {
    return bare(uri.getHost());
  }

  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
