package forge.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What kind of answer a request asks for. */
public final class Asked {
  private Asked() {}

  /** Whether a person with a browser is waiting, rather than a program. */
  public static boolean byBrowser(ContainerRequestContext request) {
    return byBrowser(request.getUriInfo(), request.getHeaderString(HttpHeaders.ACCEPT));
  }

  static boolean byBrowser(UriInfo uri, @Nullable String accept) {
    return !uri.getRequestUri().getPath().startsWith("/rest/")
        && accept != null
        && accept.contains("text/html");
  }

  /** The path with its query, as the browser shows it. */
  public static String address(ContainerRequestContext request) {
    return address(request.getUriInfo());
  }

  static String address(UriInfo info) {
    URI uri = info.getRequestUri();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
