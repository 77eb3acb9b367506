package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.MountId;
import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.scm.git.GitFolder;
import forge.scm.git.GitUpkeep;
import forge.testing.People;
import forge.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest extends ForgeTests {
  UpkeepTest(@TempDir Path folder) {
    super(folder);
  }

  private static Path directory(String point) {
    return forge.forge().config().data().resolve("repos/" + forge.mount(point).id() + ".git");
  }

  private static String dan(String point) {
    return url(People.DAN, "/p/aqueduct/" + point);
  }

  private StockGit pushed(String point, int pushes) {
    added(point);
    StockGit work = StockGit.init(folder.resolve("work"));
    String url = dan(point);
    var random = new Random(1);
    for (int i = 0; i < pushes; i++) {
      byte[] bytes = new byte[20_000];
      random.nextBytes(bytes);
      work.write("f" + i, bytes).commit("Step " + i);
      work.run("push", "-q", url, "HEAD:main");
    }
    return work;
  }

  private StockGit cloned(String point, String name) {
    StockGit clone = StockGit.in(folder.resolve(name));
    clone.run("clone", "-q", forge.url() + "/p/aqueduct/" + point, ".");
    clone.run("fsck", "--strict");
    return clone;
  }

  private static List<String> packs(String point) throws IOException {
    try (Stream<Path> all = Files.list(directory(point).resolve("objects/pack"))) {
      return all.map(f -> String.valueOf(f.getFileName())).toList();
    }
  }

  private static long count(List<String> names, String end) {
    return names.stream().filter(n -> n.endsWith(end)).count();
  }

  @Test
  void manyPushesAreTidiedIntoOnePackWithABitmapAndTheSameServerGoesOn() throws Exception {
    StockGit work = pushed("busy", 23);
    assertThat(count(packs("busy"), ".pack")).isEqualTo(23);
    cloned("busy", "before");

    forge.as(People.ADA).post("/p/aqueduct/busy/settings/upkeep", Map.of());
    forge.settle();

    assertThat(count(packs("busy"), ".pack")).isEqualTo(1);
    assertThat(count(packs("busy"), ".bitmap")).isEqualTo(1);
    assertThat(packs("busy")).noneMatch(n -> n.startsWith("multi-pack-index"));
    assertThat(directory("busy").resolve("objects/info/commit-graph")).exists();
    StockGit clone = cloned("busy", "after");
    assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(work.run("rev-parse", "HEAD"));
    work.write("more", "more").commit("More");
    work.run("push", "-q", dan("busy"), "HEAD:main");
    assertThat(cloned("busy", "later").run("log", "-1", "--format=%s")).isEqualTo("More");
    assertThat(forge.as(People.ADA).get("/p/aqueduct/busy/settings/upkeep").body())
        .contains("in 2 packs", "git version", "whole");
  }

  @Test
  void manyPacksAreTidiedByThemselves() throws Exception {
    pushed("alone", 22);

    forge.settle();

    assertThat(count(packs("alone"), ".pack")).isLessThan(20);
    cloned("alone", "clone");
  }

  @Test
  void maintenanceAndPushesKeepApart() {
    added("apart");
    MountId id = forge.mount("apart").id();
    var locks = new Locks(forge.forge().database(), forge.clock());

    var keeping = locks.keep(id).orElseThrow();
    assertThat(locks.keep(id)).isEmpty();
    assertThat(keeping.goOn()).isTrue();
    var push = CompletableFuture.supplyAsync(() -> locks.writing(id, () -> locks.keep(id)));
    while (keeping.goOn()) {
      Thread.onSpinWait();
    }
    keeping.close();

    assertThat(push.join()).as("maintenance while a push is in").isEmpty();
    assertThat(locks.keep(id)).as("maintenance after it").isPresent();
    forge.clock().advance(Duration.ofMinutes(4));
    assertThat(locks.keep(id)).as("after the keeper has died").isPresent();
  }

  @Test
  void whatNothingLeadsToStaysForTwoWeeks() throws Exception {
    assertThat(lostIsKept("young", Duration.ofDays(13))).isTrue();
  }

  @Test
  void whatNothingLeadsToGoesAfterTwoWeeks() throws Exception {
    assertThat(lostIsKept("old", Duration.ofDays(15))).isFalse();
  }

  /** Whether the commit of a branch that was deleted is there after maintenance, so much later. */
  private boolean lostIsKept(String point, Duration age) throws IOException {
    StockGit work = pushed(point, 2);
    work.write("lost", "lost").commit("Lost");
    work.run("push", "-q", dan(point), "HEAD:side");
    work.run("push", "-q", dan(point), ":side");
    var then = FileTime.from(Instant.now().minus(age));
    try (Stream<Path> all = Files.walk(directory(point).resolve("objects"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, then);
      }
    }
    StockGit bare = StockGit.in(directory(point));
    String lost = work.run("rev-parse", "HEAD");
    assertThat(bare.attempt("cat-file", "-e", lost).worked()).as("before").isTrue();

    forge.as(People.ADA).post("/p/aqueduct/" + point + "/settings/upkeep", Map.of());
    forge.settle();

    cloned(point, "clone");
    return bare.attempt("cat-file", "-e", lost).worked();
  }

  @Test
  void aDamagedRepositoryIsFlagged() throws Exception {
    StockGit work = pushed("hurt", 1);
    String blob = work.run("rev-parse", "HEAD:f0");
    Path bare = directory("hurt");
    StockGit inside = StockGit.in(bare);
    try (Stream<Path> packs = Files.list(bare.resolve("objects/pack"))) {
      for (Path pack : packs.filter(p -> p.toString().endsWith(".pack")).toList()) {
        Path aside = folder.resolve("aside.pack");
        Files.move(pack, aside);
        Files.delete(Path.of(pack.toString().replace(".pack", ".idx")));
        inside.attempt(Files.readAllBytes(aside), "unpack-objects", "-q");
      }
    }
    Files.delete(bare.resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

    forge.as(People.ADA).post("/p/aqueduct/hurt/settings/upkeep", Map.of());
    forge.settle();

    assertThat(forge.as(People.ADA).get("/p/aqueduct/hurt/settings/upkeep").body())
        .contains("This repository is not whole", blob);
    forge.forge().users().accounts().makeAdmin(User.FORGE, People.GUS, true);
    assertThat(forge.as(People.GUS).get("/admin").body()).contains("/p/aqueduct/hurt");
    forge.forge().users().accounts().makeAdmin(User.FORGE, People.GUS, false);
  }

  @Test
  void everyNightAllRepositoriesAreLookedAfter() throws Exception {
    pushed("nightly", 3);
    forge.settle();
    forge.clock().advance(Duration.ofDays(1));

    forge.settle();

    assertThat(count(packs("nightly"), ".pack")).isEqualTo(1);
    assertThat(forge.as(People.ADA).get("/p/aqueduct/nightly/settings/upkeep").body())
        .contains("whole");
  }

  @Test
  void jgitDoesItWhereThereIsNoGit() {
    pushed("pure", 3);
    var repositories = new GitFolder(forge.forge().config().data().resolve("repos"));
    var upkeep = new GitUpkeep(repositories, java.time.Clock.systemUTC()).withoutProgram();
    MountId id = forge.mount("pure").id();

    assertThat(upkeep.tidy(id, false, true, () -> true)).isTrue();

    assertThat(upkeep.check(id, () -> true)).isEmpty();
    assertThat(upkeep.shape(id).bitmap()).isTrue();
    cloned("pure", "clone");
  }
}
