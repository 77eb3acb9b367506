package forge.scm.svn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for Subversion over HTTP as operators copy it, by stock {@code svn}. */
class SvnHttpTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static Mounts mounts;
  private static ApacheSvn apache;
  private static Path folder;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    ApacheSvn.missing().ifPresent(reason -> assumeTrue(false, reason));
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    mounts = new Mounts(forge);
    apache = new ApacheSvn(forge, folder);
  }

  @AfterAll
  static void stop() {
    if (apache != null) {
      apache.close();
    }
    if (forge != null) {
      forge.close();
    }
  }

  private static String add(String point) {
    String page = mounts.add("svn", point);
    forge.guest().get(page + "/svn-access");
    apache.handOver();
    return apache.url(page);
  }

  private static StockClient svn() {
    return new StockClient(folder.resolve("svn" + System.nanoTime()), "svn");
  }

  private static String[] as(UserId user, String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--non-interactive", "--no-auth-cache", "--username", user.value()));
    all.addAll(List.of("--password", mounts.token(user)));
    return all.toArray(String[]::new);
  }

  private static void write(StockClient work, String file, String text) throws IOException {
    Files.writeString(work.folder().resolve(file), text);
    work.run("add", "-q", "--force", file);
  }

  @Test
  void itIsCheckedOutAndCommittedToAndTheNewsIsTold() throws IOException {
    String url = add("s1");
    StockClient work = svn();
    work.run(as(People.DAN, "mkdir", "-q", "-m", "Layout", url + "/trunk", url + "/branches"));
    work.run("checkout", "-q", "--non-interactive", url + "/trunk", ".");
    write(work, "a", "one\n");
    work.run(as(People.DAN, "commit", "-q", "-m", "Begin"));
    work.run(as(People.DAN, "copy", "-q", "-m", "Branch", url + "/trunk", url + "/branches/x"));
    work.run(as(People.DAN, "lock", "a"));
    work.run(as(People.DAN, "unlock", "a"));

    assertThat(mounts.log("s1", "trunk")).contains("Begin", "dan");
    assertThat(mounts.log("s1", "x")).contains("Branch");
    assertThat(work.run("log", "-q", "--non-interactive", url)).contains("r3 | dan", "r1 | dan");
    var guest = work.attempt("mkdir", "--non-interactive", "-m", "No", url + "/guest");
    var member = work.attempt(as(People.MIA, "mkdir", "-m", "No", url + "/member"));
    mounts.archive("s1");
    var archived = work.attempt(as(People.DAN, "mkdir", "-m", "No", url + "/late"));

    assertThat(guest.text()).contains("E215004");
    assertThat(member.text()).contains("forbidden");
    assertThat(archived.text()).contains("forbidden");
    assertThat(work.run("list", "--non-interactive", url)).isEqualTo("branches/\ntrunk/");
  }

  @Test
  void whatIsHiddenLooksMissing() {
    String hidden = add("s2");
    mounts.hide("s2");
    String missing = hidden.replace("s2", "s9");

    var outside = svn().attempt(as(People.MIA, "info", hidden));
    var nowhere = svn().attempt(as(People.MIA, "info", missing));
    var guest = svn().attempt("info", "--non-interactive", hidden);
    var nobody = svn().attempt("info", "--non-interactive", missing);

    assertThat(outside.text()).contains("forbidden");
    assertThat(nowhere.text().replace("s9", "s2")).isEqualTo(outside.text());
    assertThat(guest.text()).contains("E215004");
    assertThat(nobody.text().replace("s9", "s2")).isEqualTo(guest.text());
    assertThat(svn().attempt(as(People.DAN, "info", hidden)).worked()).isTrue();
  }

  @Test
  void whatIsCommittedIsHeldToTheRules() throws IOException {
    String url = add("s3");
    new SvnRules(forge, "s3").make();
    StockClient work = svn();
    work.run(as(People.DAN, "checkout", "-q", url, "."));
    SvnRules.refuses(work, command -> as(People.DAN, command));
  }

  @Test
  void nobodyPassesByApacheItself() throws IOException {
    add("s4");
    String page = "/p/aqueduct/s4/svn-access";
    var guest = forge.guest();

    assertThat(guest.get(page).statusCode()).isEqualTo(204);
    assertThat(guest.send(guest.request(page).header("X-Original-Method", "PUT")).statusCode())
        .isEqualTo(401);
    assertThat(guest.get("/p/aqueduct/code/svn-access").statusCode()).isEqualTo(404);
    assertThat(apache.straight("/svn/p.aqueduct.s4")).isIn(401, 403);
  }

  @Test
  void nobodyCommitsUnderAnothersName() throws Exception {
    String url = add("s5");
    String login = "dan:" + mounts.token(People.DAN);
    String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    var skel = "( create-txn-with-props (7 svn:log 1 x ) )";
    try (var client = HttpClient.newHttpClient()) {
      var begin =
          HttpRequest.newBuilder(URI.create(url + "/!svn/me"))
              .headers("Authorization", basic, "Content-Type", "application/vnd.svn-skel")
              .POST(BodyPublishers.ofString(skel));
      var begun = client.send(begin.build(), BodyHandlers.ofString());
      String name = begun.headers().firstValue("SVN-Txn-Name").orElse("none " + begun);
      String author =
          "<D:propertyupdate xmlns:D=\"DAV:\" xmlns:S=\"http://subversion.tigris.org/xmlns/svn/\">"
              + "<D:set><D:prop><S:author>ada</S:author></D:prop></D:set></D:propertyupdate>";
      for (String place : List.of("!svn/txn/", "%21svn/txn/", "!svn//txn/")) {
        var forged =
            HttpRequest.newBuilder(URI.create(url + "/" + place + name))
                .headers("Authorization", basic, "Content-Type", "text/xml")
                .method("PROPPATCH", BodyPublishers.ofString(author));
        assertThat(client.send(forged.build(), BodyHandlers.ofString()).statusCode())
            .as(place)
            .isEqualTo(403);
      }
      assertThat(begun.statusCode()).isEqualTo(201);
    }
  }
}
