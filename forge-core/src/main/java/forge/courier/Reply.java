package forge.courier;

import java.util.ArrayList;
import java.util.List;

/**
 * What is answered to an order.
 *
 * @param length how many bytes the answer has, or would have; negative where that is not said
 */
public record Reply(int status, List<Header> headers, long length, Cargo cargo) {
  private static final Cargo NOTHING = new Cargo.Words("");

  public Reply {
    headers = List.copyOf(headers);
  }

  /** A line of an answer before its content. */
  public record Header(String name, String value) {}

  /** Headers alone. */
  public static Reply of(int status, List<Header> headers) {
    return new Reply(status, headers, -1, NOTHING);
  }

  /** The same with one header more. */
  public Reply with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, length, cargo);
  }

  /** The same, followed by content. */
  public Reply carrying(Cargo content) {
    return new Reply(status, headers, content.length(), content);
  }

  /** The same as it is answered to those who look only. */
  public Reply looked() {
    return new Reply(status, headers, length, NOTHING);
  }
}
