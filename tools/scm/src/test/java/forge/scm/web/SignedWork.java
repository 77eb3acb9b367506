package forge.scm.web;

import forge.scm.Mounts;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of signatures begin with: a forge, and commits of Dan's for it. */
abstract class SignedWork {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  final StockGit work;

  SignedWork(Path folder) {
    work = StockGit.init(folder.resolve("work"));
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  /** A new repository that the work is pushed to; answers its address. */
  String mount(String point) {
    var mounts = new Mounts(forge);
    String at = mounts.add("git", point);
    String login = "http://dan:" + mounts.token(People.DAN, Scope.WRITE) + "@";
    work.run("remote", "add", "origin", forge.url().toString().replace("http://", login) + at);
    return at;
  }

  /** The page of the newest commit, when it is pushed. */
  String pushed(String at) {
    work.run("push", "-q", "origin", "HEAD:main");
    return forge.guest().get(at + "/commit/" + work.run("rev-parse", "HEAD")).body();
  }

  /** Has the signature of the newest commit stand under another message. */
  void tamper() {
    String forged = work.run("cat-file", "commit", "HEAD").replace("\n\nBegin", "\n\nEnd") + "\n";
    byte[] bytes = forged.getBytes(StandardCharsets.UTF_8);
    var made = work.attempt(bytes, "hash-object", "-t", "commit", "-w", "--stdin");
    work.run("reset", "-q", "--hard", made.text());
  }
}
