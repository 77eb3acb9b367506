package forge.files;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Another server that has the files of this forge, at the same paths.
 *
 * @param networks whom it is for
 * @param countries the same, by the letters of countries; neither of both means everybody
 */
record Mirror(URI address, List<Network> networks, List<String> countries) {
  private static final String EVERYBODY = "*";

  /** Mirrors as {@code FORGE_MIRRORS} has them: {@code https://a.example/ 192.0.2.0/24,DE; …}. */
  static List<Mirror> parse(String setting) {
    return Arrays.stream(setting.split(";", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(Mirror::one)
        .toList();
  }

  private static Mirror one(String text) {
    String[] words = text.split("\\s+", 2);
    if (!words[0].matches("https?://[^\\s?#@]+")) {
      throw new IllegalArgumentException(
          "FORGE_MIRRORS must look like https://mirror.example.org 192.0.2.0/24,DE; … , not "
              + text
              + ".");
    }
    var networks = new ArrayList<Network>();
    var countries = new ArrayList<String>();
    String whom = words.length == 1 ? EVERYBODY : words[1];
    for (String each : whom.split(",", -1)) {
      String word = each.strip();
      if (word.matches("[A-Za-z]{2}")) {
        countries.add(word.toUpperCase(Locale.ROOT));
      } else if (!word.equals(EVERYBODY)) {
        networks.add(Network.parse(word));
      }
    }
    return new Mirror(URI.create(words[0].replaceAll("/+$", "")), networks, countries);
  }

  /** Whether it is for whoever asks from there. */
  boolean serves(Optional<InetAddress> from, String country) {
    return (networks.isEmpty() && countries.isEmpty())
        || countries.contains(country)
        || from.filter(a -> networks.stream().anyMatch(n -> n.holds(a))).isPresent();
  }

  /** Where it has what the forge has at a path. */
  URI at(URI path) {
    return URI.create(address + path.toString());
  }
}
