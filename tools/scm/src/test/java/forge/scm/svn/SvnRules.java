package forge.scm.svn;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.testing.People;
import forge.testing.TestForge;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;

/** The rules of a repository, and a checkout of it that runs against each of them. */
public final class SvnRules {
  private final TestForge forge;
  private final String point;

  public SvnRules(TestForge forge, String point) {
    this.forge = forge;
    this.point = point;
  }

  /** Makes them. */
  public void make() {
    new Mounts(forge).set(point, "largest-file", "10");
    String rules = "/rest/p/aqueduct/" + point + "/rules";
    forge.as(People.ADA).json("PUT", rules + "/commits", "{\"forbiddenPaths\":[\"*.key\"]}");
    forge
        .as(People.ADA)
        .json(
            "POST",
            rules,
            "{\"kind\":\"tag\",\"pattern\":\"**\",\"push\":\"nobody\",\"create\":\"pushers\","
                + "\"force\":\"nobody\",\"delete\":\"nobody\"}");
    forge
        .as(People.ADA)
        .json(
            "POST",
            rules,
            "{\"kind\":\"branch\",\"pattern\":\"release-*\",\"push\":\"pushers\","
                + "\"create\":\"admin\",\"force\":\"admin\",\"delete\":\"admin\"}");
  }

  /** Tries what they forbid, and what they do not, in a checkout of all of it. */
  public static void refuses(StockClient work, UnaryOperator<String[]> as) throws IOException {
    work.run("mkdir", "-q", "trunk", "branches", "tags", "tags/1");
    commit(work, as);
    write(work, "trunk/id.key", "x");
    assertThat(refused(work, as))
        .contains("trunk/id.key is refused: the rule \"*.key\" forbids such files.");
    write(work, "trunk/big", "x".repeat(11 << 20));
    assertThat(refused(work, as)).contains("trunk/big has 11.0 MB", "takes has 10 MB");
    write(work, "tags/1/late", "x");
    assertThat(refused(work, as)).contains("The rule for tags \"**\" lets nobody push to 1.");
    work.run("rm", "-q", "tags");
    assertThat(refused(work, as)).contains("lets nobody delete 1.");
    work.run("mkdir", "-q", "branches/release-1");
    assertThat(refused(work, as))
        .contains("The rule for branches \"release-*\" lets only admins create release-1.");
    work.run("rm", "-q", "trunk");
    assertThat(refused(work, as))
        .contains("Only an admin of the project may delete the default branch trunk.");
    work.run("mkdir", "-q", "branches/free", "tags/2");
    write(work, "trunk/a", "fine");
    commit(work, as);
  }

  private static void write(StockClient work, String file, String text) throws IOException {
    Files.writeString(work.folder().resolve(file), text);
    work.run("add", "-q", "--force", file);
  }

  private static void commit(StockClient work, UnaryOperator<String[]> as) {
    work.run(as.apply(new String[] {"commit", "-q", "-m", "Change"}));
    work.run(as.apply(new String[] {"update", "-q"}));
  }

  private static String refused(StockClient work, UnaryOperator<String[]> as) {
    var answer = work.attempt(as.apply(new String[] {"commit", "-q", "-m", "Change"}));
    assertThat(answer.worked()).as(answer.text()).isFalse();
    work.run("revert", "-q", "-R", ".");
    work.run("cleanup", "-q", "--remove-unversioned");
    return answer.text();
  }
}
