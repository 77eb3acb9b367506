package forge.courier;

import forge.refusal.Refusal;
import forge.web.ServerConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever asks for a file before anything else is asked, and has the courier bring it. What
 * is no file, or cannot be had, goes the way of all requests.
 */
public final class CourierFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(CourierFilter.class);

  private final Function<Order, Optional<Reply>> desk;
  private final Courier courier;
  private final String address;

  /**
   * @param address the request attribute with the network address
   */
  public CourierFilter(Function<Order, Optional<Reply>> desk, Courier courier, String address) {
    this.desk = desk;
    this.courier = courier;
    this.address = address;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean done =
        request instanceof HttpServletRequest asked
            && response instanceof HttpServletResponse answer
            && answered(asked, answer);
    if (!done) {
      chain.doFilter(request, response);
    }
  }

  private boolean answered(HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    Reply reply = desk.apply(order(request)).orElse(null);
    if (reply == null) {
      return false;
    }
    if (reply.cargo() instanceof Cargo.Words words) {
      begin(answer, reply);
      if (words.length() > 0) {
        words.writeTo(answer.getOutputStream());
      }
      return true;
    }
    ServerConnection connection = ServerConnection.below(request).orElse(null);
    return (connection == null || !request.isAsyncSupported())
        ? copied(answer, reply)
        : brought(request, answer, reply, connection);
  }

  /** The thread of the request sends it. */
  private static boolean copied(HttpServletResponse answer, Reply reply) throws IOException {
    begin(answer, reply);
    try {
      reply.cargo().writeTo(answer.getOutputStream());
      return true;
    } catch (IOException | Refusal e) {
      if (answer.isCommitted()) {
        throw e;
      }
      LOG.warn("A file cannot be read: {}", e.toString());
      answer.reset();
      return false;
    }
  }

  private Order order(HttpServletRequest request) {
    return new Order(
        request.getMethod(),
        request.getRequestURI(),
        request.getQueryString(),
        request.getAttribute(address) instanceof String known ? known : "",
        request::getHeader);
  }

  private static void begin(HttpServletResponse answer, Reply reply) {
    answer.setStatus(reply.status());
    for (Reply.Header header : reply.headers()) {
      answer.addHeader(header.name(), header.value());
    }
    if (reply.length() >= 0) {
      answer.setContentLengthLong(reply.length());
    }
  }

  private boolean brought(
      HttpServletRequest request,
      HttpServletResponse answer,
      Reply reply,
      ServerConnection connection) {
    Errand errand;
    try {
      errand = new Errand(Courier.load(reply.cargo()), connection);
    } catch (IOException | Refusal e) {
      LOG.warn("A file cannot be read: {}", e.toString());
      return false;
    }
    begin(answer, reply);
    try {
      answer.flushBuffer();
    } catch (IOException gone) {
      errand.giveUp();
    }
    if (errand.over() || Courier.atOnce(errand)) {
      errand.end();
    } else {
      AsyncContext exchange = request.startAsync(request, answer);
      exchange.setTimeout(0);
      courier.bring(errand.telling(exchange::complete));
    }
    return true;
  }
}
