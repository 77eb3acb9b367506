package forge.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The request an exception mapper answers, by the proxies a singleton can be given. */
abstract class Asking {
  @Context private @Nullable UriInfo uri;
  @Context private @Nullable HttpHeaders headers;
  @Context private @Nullable Request request;

  /** A problem as a page for browsers and as JSON for programs. */
  final Response answer(Problem problem) {
    return Faults.answer(byBrowser(), problem);
  }

  final boolean byBrowser() {
    return uri != null
        && headers != null
        && Asked.byBrowser(uri, headers.getHeaderString(HttpHeaders.ACCEPT));
  }

  final String method() {
    return request == null ? "" : request.getMethod();
  }

  final String address() {
    return uri == null ? "/" : Asked.address(uri);
  }
}
