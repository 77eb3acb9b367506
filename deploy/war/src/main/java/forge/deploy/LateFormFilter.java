package forge.deploy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers 408 to whoever announces a form and never sends it. Jersey reads forms before anything of
 * ours is asked, and what it throws then would be told as a fault of ours.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LateFormFilter implements Filter {
  private static final byte[] PROBLEM =
      ("{\"type\":\"/problems/http-408\",\"title\":\"Request Timeout\",\"status\":408,"
              + "\"detail\":\"The body of the request did not come in time.\"}")
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer
        && form(asked)) {
      filter(new Awaited(asked), answer, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean form(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static void filter(Awaited request, HttpServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, answer);
    } catch (IOException | ServletException | RuntimeException e) {
      if (!request.late || answer.isCommitted()) {
        throw e;
      }
      refuse(answer);
    }
  }

  private static void refuse(HttpServletResponse answer) throws IOException {
    answer.reset();
    answer.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
    answer.setHeader("Connection", "close");
    answer.setContentType("application/problem+json");
    answer.setContentLength(PROBLEM.length);
    answer.getOutputStream().write(PROBLEM);
  }

  /** A request that knows whether its body stayed away. */
  private static final class Awaited extends HttpServletRequestWrapper {
    private @Nullable Body body;
    private boolean late;

    Awaited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      Body current = body;
      if (current == null) {
        current = new Body(super.getInputStream());
        body = current;
      }
      return current;
    }

    /** Notes when it cannot be read to its end. */
    private final class Body extends ServletInputStream {
      private final ServletInputStream in;

      Body(ServletInputStream in) {
        this.in = in;
      }

      @Override
      public int read() throws IOException {
        try {
          return in.read();
        } catch (IOException e) {
          late = true;
          throw e;
        }
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        try {
          return in.read(into, from, length);
        } catch (IOException e) {
          late = true;
          throw e;
        }
      }

      @Override
      public boolean isFinished() {
        return in.isFinished();
      }

      @Override
      public boolean isReady() {
        return in.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
      }
    }
  }
}
