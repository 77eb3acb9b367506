package forge.scm.ssh;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.scm.StockGit;
import forge.scm.StockGit.Answer;
import forge.testing.People;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what by which way: one table, tried with stock Git. */
class AccessMatrixTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  /**
   * Columns: clone, push a branch, rewrite the default branch, clone where only developers read,
   * push there, clone what is not there. y allowed, n refused with a reason, - refused as missing,
   * s sent to sign in. Over HTTP Git shows no credentials until it is asked for them, so whatever
   * is public is cloned with wrong ones too.
   */
  private static final String TABLE =
      """
      HTTP guest               y s s s s s
      HTTP outsider            y n n - - -
      HTTP member              y n n - - -
      HTTP developer           y y n y y -
      HTTP admin               y y y y y -
      HTTP wrong-password      y s s s s s
      HTTP read-token          y n n y n -
      HTTP files-token         y n n n n -
      SSH  strange-key         s s s s s s
      SSH  outsider            y n n - - -
      SSH  member              y n n - - -
      SSH  developer           y y n y y -
      SSH  admin               y y y y y -
      SSH  wrong-password      s s s s s s
      SSH  right-password      y y n y y -
      SSH  read-token          y n n y n -
      SSH  files-token         n n n n n -
      SSH  deploy-reads        y n n - - -
      SSH  deploy-pushes       y y n - - -
      SSH  deploy-hidden       - - - y y -
      SSH  removed-deploy-key  s s s s s s
      """;

  private static final List<String> OPERATIONS =
      List.of("clone", "push", "rewrite", "clone hidden", "push hidden", "clone missing");

  private static TestForge forge;
  private static StockSsh ssh;
  private static Path folder;
  private static final Map<String, Carrier> CARRIERS = new LinkedHashMap<>();

  /** How somebody reaches the forge: the start of addresses, and what Git is told about SSH. */
  private record Carrier(String base, String ssh) {}

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    ssh = StockSsh.of(forge, folder);
    mount("open");
    mount("hidden");
    people();
    machines();
    fill("open");
    fill("hidden");
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount("hidden").id(),
            CorePermission.READ,
            Set.of(Roles.DEVELOPER));
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static void mount(String point) {
    var tool = forge.mount("code").tool();
    forge.forge().mounting().mount(forge.visit(People.ADA), tool, point, point);
  }

  private static void people() {
    Map<String, UserId> roles =
        Map.of(
            "outsider", People.GUS,
            "member", People.MIA,
            "developer", People.DAN,
            "admin", People.ADA);
    http("guest", "");
    http("wrong-password", "gus:nonsense@");
    roles.forEach(
        (role, user) -> {
          http(role, user + ":" + token(user, Scope.REPOSITORY_WRITE) + "@");
          key(role, ssh.key(user));
        });
    String reads = token(People.DAN, Scope.REPOSITORY_READ);
    String files = token(People.DAN, Scope.FILES_WRITE);
    http("read-token", "dan:" + reads + "@");
    http("files-token", "dan:" + files + "@");
    key("strange-key", ssh.strangeKey("strange"));
    password("wrong-password", "gus", "nonsense");
    password("right-password", "dan", People.PASSWORD);
    password("read-token", "git", reads);
    password("files-token", "dan", files);
  }

  private static void machines() {
    deploy("deploy-reads", "open", false);
    deploy("deploy-pushes", "open", true);
    deploy("deploy-hidden", "hidden", true);
    deploy("removed-deploy-key", "open", true);
    Visit visit = forge.visit(People.ADA, "open");
    var keys = forge.forge().deployKeys();
    keys.list(visit).stream()
        .filter(key -> key.title().equals("removed-deploy-key"))
        .forEach(key -> keys.remove(visit, key.id()));
  }

  private static void deploy(String who, String point, boolean writes) {
    Path key = ssh.strangeKey(who);
    forge.forge().deployKeys().add(forge.visit(People.ADA, point), who, StockSsh.text(key), writes);
    key(who, key);
  }

  private static String token(UserId user, Scope scope) {
    return forge.forge().users().tokens().make(user, "git", Set.of(scope), 1).secret();
  }

  private static void http(String who, String credentials) {
    String base = forge.url().toString().replace("http://", "http://" + credentials);
    CARRIERS.put("HTTP " + who, new Carrier(base, "false"));
  }

  private static void key(String who, Path key) {
    CARRIERS.put("SSH " + who, new Carrier(ssh.url("git", ""), ssh.command(key)));
  }

  private static void password(String who, String login, String password) {
    CARRIERS.put("SSH " + who, new Carrier(ssh.url(login, ""), ssh.commandWithPassword(password)));
  }

  private static void fill(String point) {
    StockGit work = StockGit.init(folder.resolve("fill-" + point));
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url("HTTP admin", point), "main");
  }

  private static Carrier carrier(String who) {
    return Objects.requireNonNull(CARRIERS.get(who), who);
  }

  private static String url(String who, String point) {
    return carrier(who).base() + "/p/aqueduct/" + point + ".git";
  }

  @Test
  void everybodyMayDoByEveryWayWhatThePagesAllow() throws Exception {
    List<String> rows = TABLE.lines().map(line -> line.replaceAll(" +", " ")).toList();
    AccessTable.check(rows, row -> () -> tried(row));
  }

  /** The row as it turns out. */
  private static String tried(String row) {
    String who = row.substring(0, row.indexOf(' ', row.indexOf(' ') + 1));
    StockGit work = StockGit.init(folder.resolve(who.replace(' ', '-')));
    work.run("config", "core.sshCommand", carrier(who).ssh());
    work.write("b", who).commit("Another beginning");
    var line = new StringBuilder(who);
    for (String operation : OPERATIONS) {
      line.append(' ').append(judged(operation(work, who, operation)));
    }
    return line.toString();
  }

  private static Answer operation(StockGit work, String who, String operation) {
    String branch = "main:refs/heads/" + who.replace(' ', '-');
    return switch (operation) {
      case "clone" -> work.attempt("fetch", "-q", url(who, "open"), "main");
      case "push" -> work.attempt("push", "-q", url(who, "open"), branch);
      case "rewrite" -> rewrite(work, url(who, "open"));
      case "clone hidden" -> work.attempt("fetch", "-q", url(who, "hidden"), "main");
      case "push hidden" -> work.attempt("push", "-q", url(who, "hidden"), branch);
      default -> work.attempt("fetch", "-q", url(who, "nowhere"), "main");
    };
  }

  /** One at a time: whoever finds the branch moved meanwhile is refused for that. */
  private static synchronized Answer rewrite(StockGit work, String url) {
    return work.attempt("push", "-q", "-f", url, "main");
  }

  private static String judged(Answer answer) {
    String text = answer.text();
    if (answer.worked()) {
      return "y";
    }
    if (text.contains("does not exist") || text.contains("not found")) {
      return "-";
    }
    if (text.contains("Authentication failed") || text.contains("Permission denied (")) {
      return "s";
    }
    return text.contains("may not") || text.contains("Only an admin") || text.contains("403")
        ? "n"
        : "? " + text;
  }
}
