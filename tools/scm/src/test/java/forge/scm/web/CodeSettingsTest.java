package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.testing.People;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSettingsTest extends ForgeTests {
  private final StockGit work;

  CodeSettingsTest(@TempDir Path folder) {
    super(folder);
    work = StockGit.init(folder.resolve("work"));
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void onlyAdminsSeeTheSettings() {
    String at = added("seen");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main");

    assertThat(forge.as(People.ADA).get(at + "/log/main").body()).contains(at + "/settings\"");
    assertThat(forge.as(People.DAN).get(at + "/log/main").body()).doesNotContain("/settings\"");
    assertThat(forge.as(People.ADA).get(at + "/settings").statusCode()).isEqualTo(200);
    assertThat(forge.as(People.DAN).get(at + "/settings").statusCode()).isEqualTo(403);
    assertThat(forge.as(People.DAN).post(at + "/settings/delete", Map.of("name", "seen")))
        .matches(answer -> answer.statusCode() == 403);
  }

  @Test
  void labelSentenceAndStandardBranchAreChangedTogether() {
    String at = added("named");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main", "main:next");

    var answer =
        forge
            .as(People.ADA)
            .post(
                at + "/settings",
                Map.of("label", "Engine", "about", "Lifts the water.", "branch", "next"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(forge.mount("named").label()).isEqualTo("Engine");
    assertThat(forge.as(People.MIA).get(at).body()).contains("Lifts the water.", "/tree/next");
  }

  @Test
  void anArchivedRepositoryIsReadAndNotChanged() {
    String at = added("archived");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main");

    forge.as(People.ADA).post(at + "/settings/archive", Map.of("archived", "yes"));
    work.write("a", "b").commit("Go on");
    var refused = work.attempt("push", url(People.DAN, at), "main");
    String page = forge.guest().get(at).body();
    work.run("fetch", "-q", url(People.DAN, at), "main");
    forge.as(People.ADA).post(at + "/settings/archive", Map.of("archived", "no"));

    assertThat(refused.text()).contains("remote: This repository is archived", "403");
    assertThat(page).contains("This repository is archived");
    assertThat(work.attempt("push", url(People.DAN, at), "main").worked()).isTrue();
  }

  @Test
  void oldAddressesLeadToWhereTheRepositoryIsNow() {
    String at = added("old");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main");

    var moved = forge.as(People.ADA).post(at + "/settings/move", Map.of("point", "new"));
    var page = forge.guest().get(at + "/log/main?after=");
    work.write("a", "b").commit("Go on");
    work.run("push", "-q", url(People.DAN, at), "main");

    assertThat(location(moved)).endsWith("/p/aqueduct/new/settings");
    assertThat(page.statusCode()).isEqualTo(307);
    assertThat(location(page)).endsWith("/p/aqueduct/new/log/main?after=");
    assertThat(location(forge.guest().get("/rest/p/aqueduct/old")))
        .endsWith("/rest/p/aqueduct/new");
    assertThat(forge.guest().get("/p/aqueduct/new/log/main").body()).contains("Go on");
    added("old");
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(200);
  }

  @Test
  void aTakenMountPointIsRefusedInPlace() {
    String at = added("taken");

    var answer = forge.as(People.ADA).post(at + "/settings/move", Map.of("point", "code"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Something is mounted at code already.");
  }

  @Test
  void aRepositoryIsDeletedOnceItsNameIsTyped() {
    String at = added("gone");

    var refused = forge.as(People.ADA).post(at + "/settings/delete", Map.of("name", "code"));
    var deleted = forge.as(People.ADA).post(at + "/settings/delete", Map.of("name", "gone"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Type “gone” to delete the repository.");
    assertThat(location(deleted)).endsWith("/p/aqueduct");
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(404);
  }
}
