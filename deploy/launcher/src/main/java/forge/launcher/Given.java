package forge.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they were given, by name: from the environment and the file {@code
 * FORGE_SETTINGS} names, where the environment wins. Each is checked when it is asked for; what is
 * wrong is thrown as a {@link CannotStart}.
 *
 * @param all every setting that has a value
 */
record Given(Map<String, String> all) {
  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,5}[mg]");

  /** Every setting there is, to catch slips of the keyboard. */
  private static final Set<String> KNOWN =
      Set.of(
          "FORGE_BIND",
          "FORGE_DATA",
          "FORGE_DEMO",
          "FORGE_DEMO_DIST",
          "FORGE_DEV",
          "FORGE_CHAT_FILES_GB",
          "FORGE_CHAT_KEEP_DAYS",
          "FORGE_CLAMAV",
          "FORGE_EMOJI",
          "FORGE_FILES_OFFLOAD",
          "FORGE_FILES_OFFLOAD_AT",
          "FORGE_FILES_QUOTA_GB",
          "FORGE_FILES_STORE",
          "FORGE_S3_BUCKET",
          "FORGE_S3_KEY",
          "FORGE_S3_REDIRECT",
          "FORGE_S3_REGION",
          "FORGE_S3_SECONDS",
          "FORGE_S3_SECRET",
          "FORGE_HTTP_PORT",
          "FORGE_IP_DATABASE",
          "FORGE_IRC_PORT",
          "FORGE_IRC_TLS_KEYSTORE",
          "FORGE_IRC_TLS_PASSWORD",
          "FORGE_IRC_TLS_PORT",
          "FORGE_JAVA_HOME",
          "FORGE_MAIL_DOMAIN",
          "FORGE_MAIL_FROM",
          "FORGE_MAIL_GATEWAY",
          "FORGE_MAIL_MEMORY",
          "FORGE_MAIL_SECRET",
          "FORGE_MAIL_URI",
          "FORGE_MIRRORS",
          "FORGE_MONGOD",
          "FORGE_MONGODB_URI",
          "FORGE_OUTGOING_ALLOW",
          "FORGE_LINK_PREVIEWS",
          "FORGE_OUTGOING_TRUST",
          "FORGE_PAYARA_MEMORY",
          "FORGE_PLUGINS",
          "FORGE_PUBLIC_URL",
          "FORGE_PUSH_CONTACT",
          "FORGE_PUSH_PRIVATE_KEY",
          "FORGE_PUSH_PUBLIC_KEY",
          "FORGE_RABBITMQ_URI",
          "FORGE_REQUEST_SECONDS",
          "FORGE_SETTINGS",
          "FORGE_SITE_NAME",
          "FORGE_SMTP_PORT",
          "FORGE_SMTP_TLS_KEYSTORE",
          "FORGE_SMTP_TLS_PASSWORD",
          "FORGE_SOLR_MEMORY",
          "FORGE_SOLR_URL",
          "FORGE_SSH_PORT",
          "FORGE_SSH_URL",
          "FORGE_STORE_MEMORY",
          "FORGE_SUBMISSION_PORT",
          "FORGE_SVN_URL");

  /** Reads what there is, and refuses what was meant to be a setting and is none. */
  static Given in(Map<String, String> environment) {
    Map<String, String> all = merged(environment);
    all.keySet().forEach(Given::refuseSlip);
    return new Given(Map.copyOf(all));
  }

  private static Map<String, String> merged(Map<String, String> environment) {
    Map<String, String> given = new TreeMap<>();
    String file = environment.get("FORGE_SETTINGS");
    if (file != null && !file.isBlank()) {
      given.putAll(read(Path.of(file)));
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("FORGE_") && !value.isBlank()) {
            given.put(name, value.strip());
          }
        });
    return given;
  }

  private static Map<String, String> read(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStart("The settings file " + file + " cannot be read: " + e.getMessage(), e);
    }
    for (String name : properties.stringPropertyNames()) {
      if (!name.startsWith("FORGE_")) {
        throw new CannotStart(
            file + ": " + name + " is not a setting; settings are named like FORGE_HTTP_PORT.");
      }
    }
    return properties.stringPropertyNames().stream()
        .filter(name -> !properties.getProperty(name).isBlank())
        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name).strip()));
  }

  /** Settings the launcher does not know may be the application's, unless one is nearly ours. */
  private static void refuseSlip(String name) {
    if (KNOWN.contains(name)) {
      return;
    }
    KNOWN.stream()
        .filter(known -> distance(name, known) <= 2)
        .sorted()
        .findFirst()
        .ifPresent(
            known -> {
              throw new CannotStart(name + " is not a setting; did you mean " + known + "?");
            });
  }

  private static int distance(String one, String other) {
    int[] row = Stream.iterate(0, i -> i + 1).limit(other.length() + 1L).mapToInt(i -> i).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  Path folder(String name, String otherwise) {
    Path folder = Path.of(all.getOrDefault(name, otherwise)).toAbsolutePath().normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CannotStart(name + " must be a folder, and " + folder + " is a file.");
    }
    return folder;
  }

  int port(String name, int otherwise) {
    String value = all.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // refused below like a number out of range
    }
    throw new CannotStart(name + " must be a number from 0 to 65535, not \"" + value + "\".");
  }

  String memory(String name, String otherwise) {
    return matching(name, otherwise, AMOUNT, "an amount such as 512m or 2g");
  }

  /** The value of this shape, which a sentence about another one calls so. */
  String matching(String name, String otherwise, Pattern shape, String what) {
    String value = all.getOrDefault(name, otherwise);
    if (!shape.matcher(value).matches()) {
      throw new CannotStart(name + " must be " + what + ", not \"" + value + "\".");
    }
    return value;
  }

  /** The address of a place on the web, without a slash at its end. */
  @Nullable URI web(String name) {
    String value = uri(name, Set.of("http", "https"), uri -> uri.getHost() != null);
    return value == null ? null : URI.create(value.replaceAll("/+$", ""));
  }

  /** The value may hold a password, so a sentence about it never repeats it. */
  @Nullable String uri(String name, Set<String> schemes, Predicate<URI> fits) {
    String value = all.get(name);
    if (value == null) {
      return null;
    }
    Optional<URI> parsed = parsed(value);
    boolean scheme = schemes.stream().anyMatch(s -> value.startsWith(s + "://"));
    if (!scheme || !parsed.map(fits::test).orElse(true)) {
      String starts = schemes.stream().sorted().collect(Collectors.joining(":// or ", "", "://"));
      throw new CannotStart(
          name.equals("FORGE_MONGODB_URI") && scheme
              ? name + " must name a database, such as mongodb://host:27017/forge."
              : name + " must be an address that starts with " + starts + ".");
    }
    if (parsed.isEmpty() && !value.startsWith("mongodb")) {
      throw new CannotStart(name + " is not an address.");
    }
    return value;
  }

  /** Empty for what Java does not read as a URI, such as a list of replica set members. */
  private static Optional<URI> parsed(String value) {
    try {
      return Optional.of(URI.create(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Nullable Path program(String name) {
    String value = all.get(name);
    if (value == null) {
      return null;
    }
    Path program = Path.of(value).toAbsolutePath();
    if (!Files.isExecutable(program)) {
      throw new CannotStart(name + " must name a program, and " + program + " is none.");
    }
    return program;
  }
}
