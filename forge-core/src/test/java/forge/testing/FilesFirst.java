package forge.testing;

import forge.courier.Order;
import forge.courier.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Answers whoever fetches a file before Jakarta REST is asked, as the filter of the WAR does. */
final class FilesFirst extends HttpHandler {
  private final Function<Order, Optional<Reply>> files;
  private final HttpHandler rest;

  private FilesFirst(Function<Order, Optional<Reply>> files, HttpHandler rest) {
    this.files = files;
    this.rest = rest;
  }

  static HttpServer serve(
      URI url, ResourceConfig application, Function<Order, Optional<Reply>> files) {
    HttpServer server = GrizzlyHttpServerFactory.createHttpServer(url, application, false);
    var handlers = server.getServerConfiguration();
    Map.copyOf(handlers.getHttpHandlersWithMapping())
        .forEach(
            (rest, places) -> {
              handlers.removeHttpHandler(rest);
              handlers.addHttpHandler(new FilesFirst(files, rest), places);
            });
    try {
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    rest.start();
  }

  @Override
  public void destroy() {
    rest.destroy();
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    var order =
        new Order(
            request.getMethod().getMethodString(),
            request.getRequestURI(),
            request.getQueryString(),
            Objects.requireNonNullElse(request.getHeader("X-Forwarded-For"), ""),
            request::getHeader);
    Optional<Reply> reply = files.apply(order);
    if (reply.isPresent()) {
      send(reply.get(), response);
    } else {
      rest.service(request, response);
    }
  }

  private static void send(Reply reply, Response response) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    if (reply.length() >= 0) {
      response.setContentLengthLong(reply.length());
    }
    reply.cargo().writeTo(response.getOutputStream());
  }
}
