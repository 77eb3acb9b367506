package forge.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
 * What a person may decide about a forge before it starts, read once from the environment and the
 * file {@code FORGE_SETTINGS} names; the environment wins.
 *
 * @param data the folder everything kept lies in
 * @param plugins the folder third-party tool jars are taken from
 * @param bind the address the web server listens at
 * @param httpPort the port the web server listens at, 0 for any free one
 * @param sshPort the port Git and its like are answered at over SSH, 0 for any free one
 * @param publicUrl where browsers find the forge, if not at the bind address
 * @param mongodb the database to use instead of the embedded one
 * @param solr the search server to use instead of the embedded one
 * @param rabbitmq the broker to use instead of the bell in the process
 * @param mongod the mongod program to run, if one is named
 * @param mail what the embedded mail server does
 * @param memory the heap of each child, by service
 * @param given every setting as it was given, which the application reads too
 */
record Settings(
    Path data,
    Path plugins,
    String bind,
    int httpPort,
    int sshPort,
    @Nullable URI publicUrl,
    @Nullable String mongodb,
    @Nullable URI solr,
    @Nullable String rabbitmq,
    @Nullable Path mongod,
    Mail mail,
    Memory memory,
    Map<String, String> given) {

  /** How much heap each child may use, as Java's {@code -Xmx} writes it. */
  record Memory(String store, String solr, String payara, String mail) {}

  /**
   * What the embedded mail server does.
   *
   * @param elsewhere whether another one is named, or none is wanted
   * @param domain whose mail comes in; null for that of the pages
   * @param smtpPort where mail comes in
   * @param submissionPort where the forge sends, 0 for any free one
   * @param gateway where letters go; null while they stay with the administrators
   */
  record Mail(
      boolean elsewhere,
      @Nullable String domain,
      int smtpPort,
      int submissionPort,
      @Nullable String gateway) {
    private static final Pattern DOMAIN =
        Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,148}[A-Za-z0-9])?");

    private static Mail of(Map<String, String> given) {
      String uri = given.get("FORGE_MAIL_URI");
      if (uri != null && !uri.equals("none")) {
        uri(given, "FORGE_MAIL_URI", Set.of("smtp", "smtps"), at -> at.getHost() != null);
      }
      var domain =
          matching(given, "FORGE_MAIL_DOMAIN", "forge.localhost", DOMAIN, "the name of a domain");
      return new Mail(
          uri != null,
          given.containsKey("FORGE_MAIL_DOMAIN") ? domain : null,
          port(given, "FORGE_SMTP_PORT", 2525),
          port(given, "FORGE_SUBMISSION_PORT", 0),
          uri(given, "FORGE_MAIL_GATEWAY", Set.of("smtp", "smtps"), at -> at.getHost() != null));
    }

    /** Whose mail comes in, where the pages have this address. */
    String domain(URI pages) {
      if (domain != null) {
        return domain.toLowerCase(Locale.ROOT);
      }
      String host = pages.getHost().toLowerCase(Locale.ROOT);
      boolean named = host.contains(".") && !host.matches("[0-9.]+") && !host.startsWith("[");
      return named ? host : "forge.localhost";
    }
  }

  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,5}[mg]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:-]{1,255}");

  private static final Pattern PLACE = Pattern.compile("(?:[0-9A-Za-z.:\\[\\]-]+:)?[0-9]{1,5}");

  /** Every setting there is, for the docs and to catch slips of the keyboard. */
  static final Set<String> KNOWN =
      Set.of(
          "FORGE_BIND",
          "FORGE_DATA",
          "FORGE_DEMO",
          "FORGE_DEMO_DIST",
          "FORGE_DEV",
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

  /** Reads and checks everything; the first thing wrong is thrown as a {@link CannotStart}. */
  static Settings from(Map<String, String> environment) {
    Map<String, String> given = merged(environment);
    given.keySet().forEach(Settings::refuseSlip);
    uri(given, "FORGE_SSH_URL", Set.of("ssh"), uri -> uri.getHost() != null);
    for (String place : List.of("FORGE_IRC_PORT", "FORGE_IRC_TLS_PORT")) {
      var unused = matching(given, place, "6667", PLACE, "a port, or an address and a port");
    }
    return new Settings(
        folder(given, "FORGE_DATA", "data"),
        folder(given, "FORGE_PLUGINS", "plugins"),
        matching(given, "FORGE_BIND", "127.0.0.1", ADDRESS, "an address of this machine"),
        port(given, "FORGE_HTTP_PORT", 8080),
        port(given, "FORGE_SSH_PORT", 2222),
        web(given, "FORGE_PUBLIC_URL"),
        uri(given, "FORGE_MONGODB_URI", Set.of("mongodb", "mongodb+srv"), Settings::namesDatabase),
        web(given, "FORGE_SOLR_URL"),
        uri(given, "FORGE_RABBITMQ_URI", Set.of("amqp", "amqps"), any -> true),
        program(given, "FORGE_MONGOD"),
        Mail.of(given),
        new Memory(
            memory(given, "FORGE_STORE_MEMORY", "256m"),
            memory(given, "FORGE_SOLR_MEMORY", "384m"),
            memory(given, "FORGE_PAYARA_MEMORY", "512m"),
            memory(given, "FORGE_MAIL_MEMORY", "160m")),
        Map.copyOf(given));
  }

  /** Where browsers find the forge when the web server listens at this port. */
  URI publicUrl(int port) {
    return publicUrl == null ? URI.create("http://localhost:" + port) : publicUrl;
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

  private static Path folder(Map<String, String> given, String name, String otherwise) {
    Path folder = Path.of(given.getOrDefault(name, otherwise)).toAbsolutePath().normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CannotStart(name + " must be a folder, and " + folder + " is a file.");
    }
    return folder;
  }

  private static int port(Map<String, String> given, String name, int otherwise) {
    String value = given.get(name);
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

  private static String memory(Map<String, String> given, String name, String otherwise) {
    return matching(given, name, otherwise, AMOUNT, "an amount such as 512m or 2g");
  }

  private static String matching(
      Map<String, String> given, String name, String otherwise, Pattern shape, String what) {
    String value = given.getOrDefault(name, otherwise);
    if (!shape.matcher(value).matches()) {
      throw new CannotStart(name + " must be " + what + ", not \"" + value + "\".");
    }
    return value;
  }

  private static @Nullable URI web(Map<String, String> given, String name) {
    String value = uri(given, name, Set.of("http", "https"), uri -> uri.getHost() != null);
    return value == null ? null : URI.create(value.replaceAll("/+$", ""));
  }

  /** The value may hold a password, so a sentence about it never repeats it. */
  private static @Nullable String uri(
      Map<String, String> given, String name, Set<String> schemes, Predicate<URI> fits) {
    String value = given.get(name);
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

  private static boolean namesDatabase(URI uri) {
    String path = uri.getPath();
    return path != null && path.length() > 1;
  }

  private static @Nullable Path program(Map<String, String> given, String name) {
    String value = given.get(name);
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
