package forge.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses belong to machines of the public internet, and to nothing behind our own wall.
 */
final class PublicAddresses {
  private static final Block GLOBAL_IPV6 = Block.of("2000::/3");
  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/3"),
          Block.of("2001::/23"),
          Block.of("2001:db8::/32"),
          Block.of("2002::/16"),
          Block.of("3fff::/20"));

  private PublicAddresses() {}

  /** IPv4 addresses inside IPv6 ones count as what they are inside; Java has unpacked them. */
  static boolean contain(InetAddress address) {
    boolean global = address.getAddress().length == 4 || GLOBAL_IPV6.contains(address);
    return global && SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  /** Addresses that begin with the same bits. */
  record Block(InetAddress base, int bits) {

    /** Reads {@code 10.0.0.0/8} or a single address; never asks for a name. */
    static Block of(String text) {
      int slash = text.indexOf('/');
      String address = slash < 0 ? text : text.substring(0, slash);
      if (!address.matches("[0-9a-fA-F:.]+") || !address.matches(".*[:.].*")) {
        throw new IllegalArgumentException("not an address: " + text);
      }
      try {
        InetAddress base = InetAddress.getByName(address);
        int all = base.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
          throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        return new Block(base, bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an address: " + text, e);
      }
    }

    boolean contains(InetAddress address) {
      byte[] mine = base.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
