package forge.files;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows in which country an address is, by a database of the operator's in MaxMind's format. One
 * that is put in the place of another is read within a minute.
 */
final class Countries {
  /** What is said of an address that the database does not know. */
  static final String UNKNOWN = "ZZ";

  private static final Logger LOG = LoggerFactory.getLogger(Countries.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final @Nullable File file;
  private final Clock clock;
  private volatile @Nullable Known known;
  private volatile Instant looked = Instant.EPOCH;

  /** The database as it was at some time. */
  private record Known(Reader reader, long modified) {}

  private Countries(@Nullable File file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Opens the database that {@code FORGE_IP_DATABASE} names.
   *
   * @throws IllegalArgumentException where it cannot be read
   */
  static Countries of(Map<String, String> settings, Clock clock) {
    String path = settings.getOrDefault("FORGE_IP_DATABASE", "").strip();
    if (path.isEmpty()) {
      return new Countries(null, clock);
    }
    var countries = new Countries(new File(path), clock);
    try {
      countries.known = read(new File(path));
      return countries;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "FORGE_IP_DATABASE names no database that can be read: " + path + ".", e);
    }
  }

  private static Known read(File file) throws IOException {
    long modified = file.lastModified();
    return new Known(new Reader(file, FileMode.MEMORY, new CHMCache()), modified);
  }

  /** The two letters of ISO 3166; empty where there is no database. */
  String of(String address) {
    if (file == null) {
      return "";
    }
    return Network.literal(address).flatMap(this::find).orElse(UNKNOWN);
  }

  private Optional<String> find(InetAddress address) {
    Known now = current();
    try {
      Map<?, ?> found = now == null ? null : now.reader().get(address, Map.class);
      return found == null ? Optional.empty() : code(found);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The database of addresses cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Most databases have it as MaxMind does; some have the letters alone. */
  private static Optional<String> code(Map<?, ?> found) {
    for (String field : new String[] {"country", "registered_country", "country_code"}) {
      Object there = found.get(field);
      Object code = there instanceof Map<?, ?> country ? country.get("iso_code") : there;
      if (code instanceof String letters && letters.matches("[A-Za-z]{2}")) {
        return Optional.of(letters.toUpperCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private @Nullable Known current() {
    Instant now = clock.instant();
    File there = file;
    Known before = known;
    if (there == null || looked.plus(LOOK).isAfter(now)) {
      return before;
    }
    looked = now;
    if (before == null || there.lastModified() != before.modified()) {
      try {
        known = read(there);
      } catch (IOException e) {
        LOG.warn("The new database of addresses cannot be read: {}", e.toString());
      }
    }
    return known;
  }

  /** What people call a country. */
  static String name(String code) {
    return code.equals(UNKNOWN) ? "Unknown" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }
}
