package forge.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    MailSettings mail,
    Memory memory,
    Map<String, String> given) {

  /** How much heap each child may use, as Java's {@code -Xmx} writes it. */
  record Memory(String store, String solr, String payara, String mail) {}

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:-]{1,255}");

  private static final Pattern PLACE = Pattern.compile("(?:[0-9A-Za-z.:\\[\\]-]+:)?[0-9]{1,5}");

  /** Reads and checks everything; the first thing wrong is thrown as a {@link CannotStart}. */
  static Settings from(Map<String, String> environment) {
    Given given = Given.in(environment);
    given.uri("FORGE_SSH_URL", Set.of("ssh"), uri -> uri.getHost() != null);
    for (String place : List.of("FORGE_IRC_PORT", "FORGE_IRC_TLS_PORT")) {
      var unused = given.matching(place, "6667", PLACE, "a port, or an address and a port");
    }
    return new Settings(
        given.folder("FORGE_DATA", "data"),
        given.folder("FORGE_PLUGINS", "plugins"),
        given.matching("FORGE_BIND", "127.0.0.1", ADDRESS, "an address of this machine"),
        given.port("FORGE_HTTP_PORT", 8080),
        given.port("FORGE_SSH_PORT", 2222),
        given.web("FORGE_PUBLIC_URL"),
        given.uri("FORGE_MONGODB_URI", Set.of("mongodb", "mongodb+srv"), Settings::namesDatabase),
        given.web("FORGE_SOLR_URL"),
        given.uri("FORGE_RABBITMQ_URI", Set.of("amqp", "amqps"), any -> true),
        given.program("FORGE_MONGOD"),
        MailSettings.of(given),
        new Memory(
            given.memory("FORGE_STORE_MEMORY", "256m"),
            given.memory("FORGE_SOLR_MEMORY", "384m"),
            given.memory("FORGE_PAYARA_MEMORY", "512m"),
            given.memory("FORGE_MAIL_MEMORY", "160m")),
        given.all());
  }

  /** Where browsers find the forge when the web server listens at this port. */
  URI publicUrl(int port) {
    return publicUrl == null ? URI.create("http://localhost:" + port) : publicUrl;
  }

  private static boolean namesDatabase(URI uri) {
    String path = uri.getPath();
    return path != null && path.length() > 1;
  }
}
