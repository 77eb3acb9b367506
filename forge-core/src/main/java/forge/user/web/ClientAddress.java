package forge.user.web;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Where a request comes from, as the server in front of Jakarta REST left it. */
public final class ClientAddress {
  /**
   * The request property (in a servlet container: the request attribute) with the network address.
   */
  public static final String PROPERTY = "forge.address";

  private ClientAddress() {}

  static String of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String address ? address : "unknown";
  }
}
