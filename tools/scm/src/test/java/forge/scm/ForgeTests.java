package forge.scm;

import forge.project.ToolKey;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of repositories begin with: a forge for the class, and a folder for each test. */
public abstract class ForgeTests {
  @RegisterExtension protected static final TestDatabase DATABASE = TestDatabase.create();
  private static final ToolKey SCM = new ToolKey("scm");
  protected static TestForge forge;

  protected final Path folder;

  protected ForgeTests(Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  /** A new repository, so that tests do not disturb each other; answers the path of its address. */
  protected static String added(String point) {
    forge.forge().mounting().mount(forge.visit(People.ADA), SCM, point, point);
    return "/p/aqueduct/" + point;
  }

  /** Where its clients reach a repository with a token of theirs. */
  protected static String url(UserId user, String at) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 1).secret();
    return forge.url().toString().replace("http://", "http://" + user + ":" + secret + "@") + at;
  }
}
