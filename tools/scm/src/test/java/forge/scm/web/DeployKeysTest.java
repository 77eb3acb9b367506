package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.event.Event;
import forge.project.ToolKey;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeployKeysTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/code/settings/keys";
  private static final String REST = "/rest/p/aqueduct/code/keys";
  private static final ToolKey SCM = new ToolKey("scm");
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
  void pushesOfAMachineAreToldByTheNameOfItsKey() {
    StockGit work = work(machine("night build", "code", true));
    work.write("night", "night").commit("Built at night");
    List<Event> told = new CopyOnWriteArrayList<>();
    forge.forge().events().listen("test", Set.of("commit.pushed"), told::add);

    work.run("push", "-q", ssh.url("git", "/p/aqueduct/code"), "HEAD:night");
    forge.settle();

    assertThat(told)
        .extracting(event -> event.detail("who") + " " + event.detail("sentence"))
        .contains("deploy key night build pushed one commit to night");
  }

  @Test
  void machinesFetchAndBringLargeFiles() {
    forge.forge().mounting().mount(forge.visit(People.ADA), SCM, "large", "large");
    String url = ssh.url("git", "/p/aqueduct/large");
    byte[] noise = new byte[200_000];
    new Random(5).nextBytes(noise);
    StockGit builder = work(machine("builder of large files", "large", true));
    builder.run("remote", "add", "origin", url);
    builder.run("lfs", "install", "--local");
    builder.run("lfs", "track", "*.bin");
    builder.write("noise.bin", noise).commit("Add noise");

    var pushed = builder.attempt("push", "origin", "main");
    assertThat(pushed.worked()).as(pushed.text()).isTrue();
    StockGit reader = work(machine("reader of large files", "large", false));
    reader.run("lfs", "install", "--local");
    reader.run("remote", "add", "origin", url);
    reader.run("pull", "-q", "origin", "main");
    reader.write("noise.bin", new byte[] {1, 2, 3}).commit("Overwrite");
    var refused = reader.attempt("lfs", "push", "origin", "main");
    reader.run("reset", "-q", "--hard", "HEAD~1");

    assertThat(reader.folder().resolve("noise.bin")).hasBinaryContent(noise);
    assertThat(refused.text()).contains("You may not push to this repository.");
  }

  @Test
  void thePassOfAMachineOpensNothingElse() throws Exception {
    Path key = machine("curious", "code", true);
    String said = ssh.run(key, "git", "git-lfs-authenticate /p/aqueduct/code upload").text();
    Matcher pass = Pattern.compile("Bearer (pass-[\\w.-]+)").matcher(said);
    assertThat(pass.find()).as(said).isTrue();

    var account = forge.guest().send(bearer("/rest/account", pass.group(1)));
    var project = forge.guest().send(bearer("/rest/p/aqueduct", pass.group(1)));
    var refs =
        forge
            .guest()
            .send(bearer("/p/aqueduct/code.git/info/refs?service=git-upload-pack", pass.group(1)));
    forge.as(People.ADA).json("DELETE", REST + "/" + idOf("curious"), null);
    var removed =
        forge
            .guest()
            .send(bearer("/p/aqueduct/code.git/info/refs?service=git-upload-pack", pass.group(1)));

    assertThat(account.statusCode()).isEqualTo(403);
    assertThat(project.statusCode()).isEqualTo(404);
    assertThat(refs.statusCode()).isEqualTo(200);
    assertThat(removed.statusCode()).isEqualTo(401);
  }

  private static HttpRequest.Builder bearer(String path, String pass) {
    return forge.guest().request(path).header("Authorization", "Bearer " + pass);
  }

  private static String idOf(String title) {
    return forge.forge().deployKeys().list(forge.visit(People.ADA, "code")).stream()
        .filter(key -> key.title().equals(title))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** The private key of a machine that may use a repository. */
  private static Path machine(String title, String point, boolean writes) {
    Path key = ssh.strangeKey(title.replace(' ', '-'));
    forge
        .forge()
        .deployKeys()
        .add(forge.visit(People.ADA, point), title, StockSsh.text(key), writes);
    return key;
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
