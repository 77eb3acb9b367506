package forge.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small database of IPv4 addresses and their countries, in MaxMind's format. */
final class AddressDatabase {
  private static final int RECORD_BITS = 24;
  private static final byte[] MARK = {
    (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };

  /** Nodes of the tree: what follows a 0 and a 1; negative for a country, null for nothing. */
  private final List<Integer[]> nodes = new ArrayList<>();

  private final List<String> countries = new ArrayList<>();

  private AddressDatabase() {
    nodes.add(new Integer[2]);
  }

  /** Writes one with a country for each network, such as {@code 192.0.2.0/24}. */
  static Path write(Path file, Map<String, String> countriesByNetwork) throws IOException {
    var database = new AddressDatabase();
    countriesByNetwork.forEach((network, country) -> database.put(Network.parse(network), country));
    return Files.write(file, database.bytes());
  }

  private void put(Network network, String country) {
    countries.add(country);
    byte[] address = network.address().getAddress();
    int node = 0;
    for (int bit = 0; bit < network.bits(); bit++) {
      int side = (address[bit / 8] >> (7 - bit % 8)) & 1;
      if (bit == network.bits() - 1) {
        nodes.get(node)[side] = -countries.size();
      } else if (nodes.get(node)[side] == null) {
        nodes.add(new Integer[2]);
        nodes.get(node)[side] = nodes.size() - 1;
        node = nodes.size() - 1;
      } else {
        node = nodes.get(node)[side];
      }
    }
  }

  private byte[] bytes() {
    var data = new ByteArrayOutputStream();
    var places = new ArrayList<Integer>();
    for (String country : countries) {
      places.add(data.size());
      write(data, Map.of("country", Map.of("iso_code", country)));
    }
    var out = new ByteArrayOutputStream();
    for (Integer[] node : nodes) {
      for (Integer side : node) {
        int value =
            side == null
                ? nodes.size()
                : side >= 0 ? side : nodes.size() + 16 + places.get(-side - 1);
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
      }
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARK);
    var about = new LinkedHashMap<String, Object>();
    about.put("node_count", (long) nodes.size());
    about.put("record_size", RECORD_BITS);
    about.put("ip_version", 4);
    about.put("database_type", "Test-Country");
    about.put("languages", List.of("en"));
    about.put("binary_format_major_version", 2);
    about.put("binary_format_minor_version", 0);
    about.put("build_epoch", BigInteger.valueOf(1_700_000_000L));
    about.put("description", Map.of("en", "for tests"));
    write(out, about);
    return out.toByteArray();
  }

  /**
   * Texts are kind 2, small numbers 5, large ones 6, maps 7; very large ones are 2 and lists 4
   * beyond the seven.
   */
  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(UTF_8);
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Integer number -> {
        head(out, 5, 2);
        out.write(number >> 8);
        out.write(number);
      }
      case Long number -> {
        head(out, 6, 4);
        for (int shift = 24; shift >= 0; shift -= 8) {
          out.write((int) (number >> shift));
        }
      }
      case BigInteger large -> {
        out.write(8);
        out.write(2);
        out.writeBytes(ByteBuffer.allocate(8).putLong(large.longValueExact()).array());
      }
      case Map<?, ?> map -> {
        head(out, 7, map.size());
        map.forEach(
            (key, each) -> {
              write(out, key);
              write(out, each);
            });
      }
      case List<?> list -> {
        out.write(list.size());
        out.write(4);
        list.forEach(each -> write(out, each));
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private static void head(ByteArrayOutputStream out, int kind, int size) {
    if (size < 29) {
      out.write(kind << 5 | size);
    } else {
      out.write(kind << 5 | 29);
      out.write(size - 29);
    }
  }
}
