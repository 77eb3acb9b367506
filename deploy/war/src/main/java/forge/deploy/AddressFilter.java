package forge.deploy;

import forge.user.web.ClientAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Leaves the network address of whoever asks where the forge looks for it. What a proxy says of it
 * is believed only from this very machine.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AddressFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(ClientAddress.PROPERTY, address(request));
    chain.doFilter(request, response);
  }

  private static String address(ServletRequest request) throws IOException {
    String address = request.getRemoteAddr();
    if (request instanceof HttpServletRequest asked
        && InetAddress.getByName(address).isLoopbackAddress()) {
      String proxied = asked.getHeader("X-Forwarded-For");
      if (proxied != null && proxied.length() < 500) {
        return proxied.substring(proxied.lastIndexOf(',') + 1).strip();
      }
    }
    return address;
  }
}
