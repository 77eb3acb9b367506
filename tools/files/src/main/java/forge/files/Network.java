package forge.files;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the internet, such as {@code 192.0.2.0/24}.
 *
 * @param bits how many bits of the address are the network's
 */
record Network(InetAddress address, int bits) {
  private static final Pattern QUAD = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  static Network parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address =
        literal(parts[0]).orElseThrow(() -> new IllegalArgumentException(text + " is no network."));
    int most = address.getAddress().length * 8;
    int bits =
        parts.length == 1 ? most : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(text + " is no network: write it like 192.0.2.0/24.");
    }
    return new Network(address, bits);
  }

  /** An address written in digits; nobody is asked for its name. */
  static Optional<InetAddress> literal(String text) {
    boolean digits = QUAD.matcher(text).matches();
    if (!digits && !(text.contains(":") && COLONS.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean holds(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
