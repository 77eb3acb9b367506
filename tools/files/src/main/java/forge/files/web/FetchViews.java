package forge.files.web;

import forge.access.Visit;
import forge.courier.Cargo;
import forge.courier.Order;
import forge.courier.Reply;
import forge.user.web.ClientAddress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;

/**
 * The files for those whom nothing answered before Jakarta REST: they are told why they get none.
 */
@Produces(MediaType.WILDCARD)
public final class FetchViews {
  private final Fetching fetching;
  private final Visit visit;

  FetchViews(Fetching fetching, Visit visit) {
    this.fetching = fetching;
    this.visit = visit;
  }

  @GET
  @Path("{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response fetch(@PathParam("path") String path, @Context ContainerRequestContext request) {
    return response(fetching.answer(visit, path, order(request)));
  }

  @HEAD
  @Path("{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response look(@PathParam("path") String path, @Context ContainerRequestContext request) {
    return response(fetching.answer(visit, path, order(request)));
  }

  private static Order order(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    return new Order(
        request.getMethod(),
        uri.getRawPath(),
        uri.getRawQuery(),
        request.getProperty(ClientAddress.PROPERTY) instanceof String known ? known : "",
        request::getHeaderString);
  }

  private static Response response(Reply reply) {
    var response = Response.status(reply.status());
    reply.headers().forEach(header -> response.header(header.name(), header.value()));
    if (reply.length() >= 0) {
      response.header("Content-Length", reply.length());
    }
    Cargo cargo = reply.cargo();
    return cargo.length() == 0
        ? response.build()
        : response.entity((StreamingOutput) cargo::writeTo).build();
  }
}
