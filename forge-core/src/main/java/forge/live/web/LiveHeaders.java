package forge.live.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Keeps proxies from holding back or keeping what is live. */
public final class LiveHeaders implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getPath();
    if (path.startsWith("live/v1/") || path.startsWith("/live/v1/")) {
      response.getHeaders().putSingle("Cache-Control", "no-store");
      response.getHeaders().putSingle("X-Accel-Buffering", "no");
    }
  }
}
