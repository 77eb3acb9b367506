package forge.scm.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.scm.StockClient.Answer;
import forge.scm.svn.ApacheSvn;
import forge.testing.People;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what by which way with Subversion and Mercurial: one table, tried with stock clients.
 */
class OtherAccessMatrixTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  /**
   * Columns: read, commit or push, read where only developers may, read what is not there. y
   * allowed, n refused with a reason, - refused as missing, s sent to sign in. Over HTTP clients
   * show no credentials until they are asked for them, so whatever is public is read with wrong
   * ones too; Subversion's are told no reason, so that what is hidden, missing or forbidden is all
   * the same to them.
   */
  private static final String TABLE =
      """
      svn HTTP guest y s s s
      svn HTTP outsider y n n n
      svn HTTP member y n n n
      svn HTTP developer y y y n
      svn HTTP admin y y y n
      svn HTTP wrong-password y s s s
      svn HTTP read-token y n y n
      svn HTTP files-token y n n n
      svn SSH strange-key s s s s
      svn SSH outsider y n - -
      svn SSH member y n - -
      svn SSH developer y y y -
      svn SSH admin y y y -
      svn SSH deploy-reads y n - -
      svn SSH deploy-pushes y y - -
      svn SSH deploy-hidden - - y -
      hg HTTP guest y s s s
      hg HTTP member y n - -
      hg HTTP developer y y y -
      hg HTTP wrong-password y s s s
      hg HTTP read-token y n y -
      hg SSH strange-key s s s s
      hg SSH member y n - -
      hg SSH developer y y y -
      hg SSH deploy-reads y n - -
      hg SSH deploy-pushes y y - -
      hg SSH deploy-hidden - - y -
      """;

  private static TestForge forge;
  private static Mounts mounts;
  private static StockSsh ssh;
  private static Path folder;
  private static @Nullable ApacheSvn apache;
  private static final Map<String, String> PASSWORDS = new HashMap<>();
  private static final Map<String, Path> KEYS = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    mounts = new Mounts(forge);
    ssh = StockSsh.of(forge, folder);
    for (String system : List.of("svn", "hg")) {
      mounts.add(system, system + "-open");
      mounts.add(system, system + "-hidden");
      mounts.hide(system + "-hidden");
    }
    people();
    for (String point : List.of("open", "hidden")) {
      svnOver("SSH admin")
          .run("mkdir", "-q", "-m", "Layout", url("svn SSH admin", point) + "/trunk");
    }
    Optional<String> missing = ApacheSvn.missing();
    missing.ifPresent(System.out::println);
    if (missing.isEmpty()) {
      apache = new ApacheSvn(forge, Files.createDirectory(folder.resolve("apache")));
      apache.handOver();
    }
  }

  @AfterAll
  static void stop() {
    if (apache != null) {
      apache.close();
    }
    forge.close();
  }

  private static void people() {
    Map<String, UserId> roles =
        Map.of(
            "outsider", People.GUS,
            "member", People.MIA,
            "developer", People.DAN,
            "admin", People.ADA);
    roles.forEach(
        (role, user) -> {
          PASSWORDS.put(role, user + ":" + mounts.token(user));
          KEYS.put(role, ssh.key(user));
        });
    PASSWORDS.put("svn wrong-password", "gus:nonsense");
    PASSWORDS.put("hg wrong-password", "mia:nonsense");
    PASSWORDS.put("read-token", "dan:" + mounts.token(People.DAN, Scope.REPOSITORY_READ));
    PASSWORDS.put("files-token", "dan:" + mounts.token(People.DAN, Scope.FILES_WRITE));
    KEYS.put("strange-key", ssh.strangeKey("strange"));
    deploy("deploy-reads", "open", false);
    deploy("deploy-pushes", "open", true);
    deploy("deploy-hidden", "hidden", true);
  }

  /** A key is for one repository: each system has its own. */
  private static void deploy(String who, String point, boolean writes) {
    for (String system : List.of("svn", "hg")) {
      Path key = ssh.strangeKey(system + "-" + who);
      var visit = forge.visit(People.ADA, system + "-" + point);
      forge.forge().deployKeys().add(visit, who, StockSsh.text(key), writes);
      KEYS.put(system + " " + who, key);
    }
  }

  private static Path key(String system, String who) {
    Path own = KEYS.get(system + " " + who);
    return own != null ? own : Objects.requireNonNull(KEYS.get(who), who);
  }

  private static @Nullable String password(String system, String who) {
    String own = PASSWORDS.get(system + " " + who);
    return own != null ? own : PASSWORDS.get(who);
  }

  @Test
  void everybodyMayDoByEveryWayWhatThePagesAllow() throws Exception {
    List<String> rows =
        TABLE.lines().filter(row -> apache != null || !row.startsWith("svn HTTP")).toList();
    AccessTable.check(rows, row -> () -> tried(row));
    assertThat(mounts.log("svn-open", "svn-SSH-deploy-pushes"))
        .contains("deploy key deploy-pushes")
        .doesNotContain("*deploy");
  }

  /** The row as it turns out. */
  private static String tried(String row) throws IOException {
    String[] words = row.split(" ", -1);
    String who = words[0] + " " + words[1] + " " + words[2];
    List<Answer> answers = words[0].equals("svn") ? svn(who) : hg(who);
    var line = new StringBuilder(who);
    answers.forEach(answer -> line.append(' ').append(judged(answer)));
    return line.toString();
  }

  /** Who is wrong too often must wait: those whose trade it is come long after each other. */
  private static Answer attempt(StockClient client, String who, String... command) {
    if (who.endsWith("wrong-password")) {
      forge.clock().advance(Duration.ofMinutes(15));
    }
    return client.attempt(command);
  }

  private static List<Answer> svn(String who) {
    StockClient svn = svnOver(who.substring(4));
    String mine = url(who, "open") + "/" + who.replace(' ', '-');
    return List.of(
        attempt(svn, who, svnCommand(who, "list", url(who, "open"))),
        attempt(svn, who, svnCommand(who, "mkdir", "-q", "-m", who, mine)),
        attempt(svn, who, svnCommand(who, "list", url(who, "hidden"))),
        attempt(svn, who, svnCommand(who, "list", url(who, "nowhere"))));
  }

  private static StockClient svnOver(String way) {
    String[] words = way.split(" ", -1);
    StockClient svn = new StockClient(folder.resolve("svn-" + way.replace(' ', '-')), "svn");
    return words[0].equals("HTTP")
        ? svn
        : svn.with("SVN_SSH", ssh.command(key("svn", words[1])) + " -p " + ssh.port());
  }

  private static String[] svnCommand(String who, String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--non-interactive", "--no-auth-cache"));
    String password = who.contains("HTTP") ? password("svn", who.substring(9)) : null;
    if (password != null) {
      String[] parts = password.split(":", -1);
      all.addAll(List.of("--username", parts[0], "--password", parts[1]));
    }
    return all.toArray(String[]::new);
  }

  private static List<Answer> hg(String who) throws IOException {
    String[] words = who.split(" ", -1);
    StockClient hg = new StockClient(folder.resolve(who.replace(' ', '-')), "hg");
    hg.with("HGUSER", "dan");
    if (words[1].equals("SSH")) {
      Path settings = folder.resolve(who.replace(' ', '-') + ".rc");
      Files.writeString(settings, "[ui]\nssh = " + ssh.command(key("hg", words[2])) + "\n");
      hg.with("HGRCPATH", settings.toString());
    }
    hg.run("init", ".");
    Files.writeString(hg.folder().resolve("a"), who);
    hg.run("commit", "-q", "-A", "-m", who);
    return List.of(
        attempt(hg, who, "identify", "-y", url(who, "open")),
        attempt(hg, who, "push", "-y", "-q", "-f", url(who, "open")),
        attempt(hg, who, "identify", "-y", url(who, "hidden")),
        attempt(hg, who, "identify", "-y", url(who, "nowhere")));
  }

  private static String url(String who, String place) {
    String[] words = who.split(" ", -1);
    String page = "/p/aqueduct/" + words[0] + "-" + place;
    if (words[1].equals("SSH")) {
      return words[0].equals("svn") ? "svn+ssh://git@127.0.0.1" + page : ssh.url("git", page);
    }
    if (words[0].equals("svn")) {
      return Objects.requireNonNull(apache).url(page);
    }
    String password = password("hg", words[2]);
    String login = password == null ? "" : password + "@";
    return forge.url().toString().replace("http://", "http://" + login) + page;
  }

  private static String judged(Answer answer) {
    String text = answer.text();
    if (answer.worked()) {
      return "y";
    }
    if (text.contains("does not exist") || text.contains("HTTP Error 404")) {
      return "-";
    }
    if (text.contains("E215004")
        || text.contains("authorization failed")
        || text.contains("authorization required")
        || text.contains("Permission denied (")) {
      return "s";
    }
    boolean reason =
        text.contains("may not")
            || text.contains("forbidden")
            || text.contains("HTTP Error 403")
            || text.contains("Authorization failed");
    return reason ? "n" : "? " + text;
  }
}
