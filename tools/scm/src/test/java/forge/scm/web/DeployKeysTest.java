package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeployKeysTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/code/settings/keys";
  private static final String REST = "/rest/p/aqueduct/code/keys";
  private static TestForge forge;
  private static StockSsh ssh;
  private static Path folder;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    ssh = StockSsh.of(forge, folder);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static StockGit work(Path key) {
    StockGit work = StockGit.init(folder.resolve("work" + System.nanoTime()));
    work.run("config", "core.sshCommand", ssh.command(key));
    return work;
  }

  @Test
  void aMachinePushesAsTheForgeUntilItsKeyIsRemoved() {
    Path key = ssh.strangeKey("builder");
    StockGit work = work(key);
    work.write("a", "a").commit("Built");
    String url = ssh.url("git", "/p/aqueduct/code");

    var added =
        forge
            .as(People.ADA)
            .post(PAGE, Map.of("title", "build server", "key", StockSsh.text(key), "writes", "on"));
    var pushed = work.attempt("push", url, "main");

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(pushed.worked()).as(pushed.text()).isTrue();
    assertThat(forge.as(People.ADA).get(PAGE).body())
        .contains("build server", "read and push", "ssh://git@", "/p/aqueduct/code.git");
    assertThat(forge.as(People.ADA).get("/p/aqueduct/-/admin/audit").body())
        .contains("added the deploy key SHA256:")
        .contains("which may push");
    assertThat(forge.guest().get("/p/aqueduct/code").body()).contains("Built", "ssh://git@");

    String id = forge.forge().deployKeys().list(forge.visit(People.ADA, "code")).getFirst().id();
    forge.as(People.ADA).post(PAGE + "/" + id + "/remove", Map.of());

    assertThat(work.attempt("ls-remote", url).text()).contains("Permission denied");
  }

  @Test
  void aKeyIsThereOnceOnTheWholeSite() {
    Path key = ssh.key(People.MIA);
    Path machine = ssh.strangeKey("once");
    var ada = forge.as(People.ADA);

    var persons = ada.post(PAGE, Map.of("key", StockSsh.text(key)));
    ada.post(PAGE, Map.of("key", StockSsh.text(machine)));
    var again = ada.json("POST", REST, "{\"key\":\"" + StockSsh.text(machine) + "\"}");
    var asMine = forge.as(People.MIA).post("/account/keys", Map.of("key", StockSsh.text(machine)));

    assertThat(persons.statusCode()).isEqualTo(422);
    assertThat(persons.body()).contains("already in use on this site");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(asMine.body()).contains("already in use on this site");
  }

  @Test
  void programsOfAdminsAddListAndRemoveThem() {
    var ada = forge.as(People.ADA);
    String key = StockSsh.text(ssh.strangeKey("rest"));

    var added =
        ada.json("POST", REST, "{\"title\":\"rest\",\"key\":\"" + key + "\",\"writes\":false}");
    String place = added.headers().firstValue("Location").orElseThrow();
    var listed = ada.get(REST);
    var removed = ada.json("DELETE", place.substring(place.indexOf("/rest/")), null);

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(listed.body()).contains("\"title\":\"rest\"", "\"writes\":false");
    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(ada.get(REST).body()).doesNotContain("\"title\":\"rest\"");
  }

  @Test
  void onlyAdminsSeeThem() {
    assertThat(forge.as(People.DAN).get(PAGE).statusCode()).isEqualTo(403);
    assertThat(forge.as(People.DAN).get(REST).statusCode()).isEqualTo(403);
    assertThat(forge.guest().get(REST).statusCode()).isEqualTo(401);
    assertThat(forge.as(People.DAN).post(PAGE, Map.of("key", "ssh-ed25519 AAAA")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void thePageOfOwnKeysNamesTheKeysOfTheForge() {
    assertThat(forge.as(People.GUS).get("/account/keys").body())
        .contains(forge.forge().ssh().hostKeys().getFirst().fingerprint());
  }
}
