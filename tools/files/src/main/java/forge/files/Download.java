package forge.files;

import forge.files.Target.OperatingSystem;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A download as it is counted: of which file, on which day, and what is known of who fetched it.
 *
 * @param file the id of the file as it is stored
 * @param system such as {@code Windows}; {@code Unknown} where nothing tells
 * @param referrer what led to it: direct, script, search, site or elsewhere
 * @param country two letters; empty where nobody knows countries
 */
record Download(
    String file,
    String mount,
    String path,
    LocalDate day,
    String system,
    String referrer,
    String country) {
  static final String UNKNOWN = "Unknown";
  private static final String END = ".";
  private static final Set<String> KINDS =
      Set.of("direct", "script", "search", "site", "elsewhere");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?i)(?:curl|wget|aria2|python|pip|java|apache-httpclient|go-http|libwww|homebrew|chocolatey|"
              + "scoop|winget|powershell|apt|dnf|yum|pacman|nix|guix|axios|node|okhttp|ruby|perl|php).*");
  private static final Pattern SEARCH =
      Pattern.compile(
          "(?i)(?:.*\\.)?(?:google|bing|duckduckgo|yahoo|yandex|baidu|ecosia|qwant|startpage|brave)\\.[a-z.]+");

  static Download of(
      ReleaseFile file,
      LocalDate day,
      Target visitor,
      @Nullable String userAgent,
      @Nullable String referrer,
      String host,
      String country) {
    OperatingSystem system = visitor.system();
    return new Download(
        ReleaseFileDocument.id(file.mount(), file.path()),
        file.mount().value(),
        file.path().value(),
        day,
        system == null ? UNKNOWN : system.label(),
        referrer(userAgent, referrer, host),
        country);
  }

  private static String referrer(@Nullable String agent, @Nullable String referrer, String host) {
    if (agent != null && SCRIPT.matcher(agent).matches()) {
      return "script";
    }
    if (referrer == null || referrer.isBlank()) {
      return "direct";
    }
    try {
      String from = URI.create(referrer.strip()).getHost();
      if (from == null) {
        return "direct";
      }
      String lower = from.toLowerCase(Locale.ROOT);
      return lower.equals(host) ? "site" : SEARCH.matcher(lower).matches() ? "search" : "elsewhere";
    } catch (IllegalArgumentException e) {
      return "direct";
    }
  }

  /** One line of the journal. */
  String line() {
    return String.join("\t", file, mount, path, day.toString(), system, referrer, country + END)
        + "\n";
  }

  /** Reads a line; null where a crash cut it off. */
  static @Nullable Download parse(String line) {
    String[] parts = line.split("\t", -1);
    boolean whole = parts.length == 7 ? parts[6].endsWith(END) : parts.length == 6;
    return whole && KINDS.contains(parts[5])
        ? new Download(
            parts[0],
            parts[1],
            parts[2],
            LocalDate.parse(parts[3]),
            parts[4],
            parts[5],
            parts.length == 7 ? parts[6].replace(END, "") : "")
        : null;
  }
}
