package forge.courier;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a file, whichever server heard it.
 *
 * @param path as it was sent, still encoded, without the query
 * @param query what followed the path; null for nothing
 * @param address where on the network it comes from
 * @param headers finds a header by its name; null where it was not sent
 */
public record Order(
    String method,
    String path,
    @Nullable String query,
    String address,
    Function<String, @Nullable String> headers) {

  public @Nullable String header(String name) {
    return headers.apply(name);
  }

  /** Whether the headers are wanted and nothing else. */
  public boolean looks() {
    return method.equals("HEAD");
  }

  /** Whether the query has this very pair, such as {@code mirror=none}. */
  public boolean says(String pair) {
    return query != null && ("&" + query + "&").contains("&" + pair + "&");
  }
}
