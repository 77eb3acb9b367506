package forge.testing;

import static forge.testing.People.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import forge.access.Permission;
import forge.artifact.DescribesArtifacts;
import forge.config.ForgeConfig.Demo;
import forge.project.Mount;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Plants;
import forge.tool.Tool;
import forge.web.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises every tool keeps, tested on the whole forge. */
public interface ToolContract {

  Tool tool();

  @Test
  default void everyViewHasItsTemplateBesideIt() {
    var views =
        new ClassFileImporter()
                .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(tool().getClass())
                .stream()
                .filter(c -> c.isAssignableTo(View.class) && !c.isInterface())
                .map(JavaClass::reflect)
                .toList();

    assertThat(views)
        .isNotEmpty()
        .allSatisfy(
            view -> assertThat(view.getResource(view.getSimpleName() + ".ftlh")).isNotNull());
  }

  @Test
  default void theServiceLoaderFindsIt() {
    assertThat(ServiceLoader.load(Tool.class)).anyMatch(t -> t.key().equals(tool().key()));
  }

  @Test
  default void itsPermissionsReadAsSentences() {
    assertThat(tool().permissions())
        .extracting(Permission::deed)
        .allMatch(deed -> deed.matches("[a-z].*[^.]"));
    assertThat(tool().description()).endsWith(".");
  }

  /** Whoever may not read a mount finds nothing, by page or by program. */
  @Test
  default void whatReadHidesIsMissing() {
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      Mount mount = forge.mount(tool().defaultPoint());
      assertThat(forge.guest().get(mount.page().toString()).statusCode()).isLessThan(400);

      forge
          .as(ADA)
          .post(
              "/p/aqueduct/-/admin/permissions",
              Map.of("mount", mount.id().value(), "permission", "READ", "role", "admin"));

      assertThat(forge.guest().get(mount.page().toString()).statusCode()).isEqualTo(404);
      assertThat(forge.guest().get(mount.api().toString()).statusCode()).isEqualTo(404);
      assertThat(forge.guest().get("/p/aqueduct").body()).doesNotContain(mount.page().toString());
      assertThat(forge.as(ADA).get(mount.page().toString()).statusCode()).isLessThan(400);
    }
  }

  /** Example content is there, is described for links and search, and goes with the mount. */
  @Test
  default void plantedContentComesAndGoes() {
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      Mount mount = forge.mount(tool().defaultPoint());
      RunningTool running = forge.forge().tools().at(mount).orElseThrow();
      if (!(running instanceof Plants plants)
          || !(running instanceof DescribesArtifacts describes)) {
        return;
      }
      plants.plant(forge.visit(ADA, mount.point().value()), demo());
      forge.settle();
      var planted = describes.cards(mount, null, 100).items();
      assertThat(planted).isNotEmpty();
      assertThat(planted)
          .allSatisfy(
              card -> {
                assertThat(describes.card(mount, card.artifact())).isPresent();
                assertThat(card.title()).isNotBlank();
              });
      assertThat(forge.guest().get(mount.page().toString()).statusCode()).isEqualTo(200);
      assertThat(forge.guest().get("/p/aqueduct").statusCode()).isEqualTo(200);

      forge.as(ADA).post("/p/aqueduct/-/admin/tools/" + mount.id() + "/remove", Map.of());
      forge.settle();

      assertThat(forge.guest().get(mount.page().toString()).statusCode()).isEqualTo(404);
      assertThat(forge.guest().get("/p/aqueduct").statusCode()).isEqualTo(200);
      assertThat(describes.cards(mount, null, 100).items()).isEmpty();
    }
  }

  /** Example content that was cut off, after any write, is completed and nothing comes twice. */
  @Test
  default void plantingGoesOnWhereItWasCutOff() {
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      Mount mount = forge.mount(tool().defaultPoint());
      if (!(forge.forge().tools().at(mount).orElseThrow() instanceof Plants plants)) {
        return;
      }
      plants.plant(forge.visit(ADA, mount.point().value()), demo());
      List<String> whole = content(forge);

      var mortal = new MortalDatabase(TestDatabase.create().fresh());
      try (var dying = TestForge.start(mortal.database())) {
        assertThat(lives(mortal, dying)).isGreaterThan(1);
        assertThat(content(dying)).containsExactlyInAnyOrderElementsOf(whole);
      }
    }
  }

  /** Plants until it is done, one more write in every life; answers how many lives it took. */
  private int lives(MortalDatabase mortal, TestForge forge) {
    Mount mount = forge.mount(tool().defaultPoint());
    var plants = (Plants) forge.forge().tools().at(mount).orElseThrow();
    for (int life = 1; ; life++) {
      mortal.live(life);
      try {
        plants.plant(forge.visit(ADA, mount.point().value()), demo());
        return life;
      } catch (MortalDatabase.Died goesOn) {
        assertThat(life).isLessThan(300);
      } finally {
        mortal.live(Integer.MAX_VALUE);
        forge.settle();
      }
    }
  }

  /** What the tool tells of its artifacts, and what is said about them. */
  private List<String> content(TestForge forge) {
    forge.settle();
    Mount mount = forge.mount(tool().defaultPoint());
    var content = new ArrayList<String>();
    if (forge.forge().tools().at(mount).orElseThrow() instanceof DescribesArtifacts describes) {
      String after = null;
      do {
        var cards = describes.cards(mount, after, 100);
        cards.items().forEach(c -> content.add(c.type() + " " + c.title() + " " + c.state()));
        after = cards.next();
      } while (after != null);
    }
    forge
        .forge()
        .database()
        .getCollection("posts")
        .find(Filters.eq("mount", mount.id().value()))
        .forEach(post -> content.add(post.getString("author") + ": " + post.getString("text")));
    return content;
  }

  /** Addresses nobody meant are refused with a sentence, never a fault of ours. */
  @Test
  default void oddAddressesAreRefused() {
    var odd =
        List.of(
            "/%00",
            "/..%2f..%2fetc%2fpasswd",
            "/%3Cscript%3E",
            "/-1",
            "/" + "x".repeat(2000),
            "/999999999999999999999",
            "/%F0%9F%A6%84",
            "?q=%00&after=%27%22%3E",
            "/a/b/c/d/e/f");
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      Mount mount = forge.mount(tool().defaultPoint());
      for (String address : odd) {
        for (String root : List.of(mount.page().toString(), mount.api().toString())) {
          assertThat(forge.as(ADA).get(root + address).statusCode())
              .as(root + address)
              .isLessThan(500);
        }
      }
    }
  }

  /** This checkout, and a small file in place of the built distribution. */
  private static Demo demo() {
    Path checkout =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("forge-core")))
            .findFirst()
            .orElseThrow();
    try {
      Path file = Files.createTempDirectory("forge-demo").resolve("forge-0.1.0.tar.gz");
      Files.write(file, new byte[2_000]);
      return new Demo(checkout, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
