package forge;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses FORGE =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("backing-mongo"))
          .withImportOption(location -> !location.contains("/forge/mongo/"))
          .importPackages("forge");

  /** From the lowest; a package depends on its own level and those before it. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("refusal", "config", "store", "bell", "web", "markup"),
          Set.of("user", "outgoing", "courier"),
          Set.of("project"),
          Set.of("access"),
          Set.of("event", "job", "live", "ssh"),
          Set.of("artifact"),
          Set.of("discussion", "search", "hook", "mail", "notification"),
          Set.of("telling"),
          Set.of("mention"),
          Set.of("tool"),
          Set.of("directory"),
          Set.of("review"),
          Set.of("site"));

  @Test
  void packagesDependOnlyOnLowerLevels() {
    List<String> upwards =
        FORGE.stream()
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::upwards)
            .map(Dependency::getDescription)
            .sorted()
            .toList();

    assertThat(upwards).isEmpty();
  }

  private static boolean upwards(Dependency dependency) {
    int from = level(dependency.getOriginClass());
    int to = level(dependency.getTargetClass());
    return to > from;
  }

  private static int level(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    if (parts.length < 2 || !parts[0].equals("forge")) {
      return -1;
    }
    for (int i = 0; i < LEVELS.size(); i++) {
      if (LEVELS.get(i).contains(parts[1])) {
        return i;
      }
    }
    throw new AssertionError(type.getPackageName() + " belongs to no level");
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching("forge.(*)..").should().beFreeOfCycles().check(FORGE);
  }

  @Test
  void onlyStoresAndDocumentsKnowTheDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage("..web..")
        .and()
        .doNotHaveSimpleName("FaultMapper")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.mongodb..", "org.bson..")
        .check(FORGE);
  }

  @Test
  void onlyWebRoomsKnowTheTemplates() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("freemarker..")
        .check(FORGE);
  }

  @Test
  void onlyTheClockKnowsTheTime() {
    noClasses().should().callMethod(Instant.class, "now").check(FORGE);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(FORGE);
  }

  @Test
  void nothingIsNamedAfterAHabit() {
    noClasses()
        .should()
        .haveNameMatching(".*[a-z](Manager|Helper|Utils?|Impl|Common|Processor|DTO|Base)")
        .check(FORGE);
  }

  @Test
  void viewsAreRecords() {
    classes()
        .that()
        .implement(forge.web.View.class)
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .check(FORGE);
  }
}
