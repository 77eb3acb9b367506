package forge.deploy;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tools depend on the core and never on each other; their rooms are those of the core. */
class ArchitectureTest {
  private static final List<String> TOOLS =
      List.of("tickets", "wiki", "blog", "forum", "scm", "files", "chat");
  private static final JavaClasses FORGE =
      new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("forge");

  @Test
  void toolsNeverDependOnEachOther() {
    for (String tool : TOOLS) {
      var others = new ArrayList<>(TOOLS);
      others.remove(tool);
      noClasses()
          .that()
          .resideInAPackage("forge." + tool + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others.stream().map(o -> "forge." + o + "..").toArray(String[]::new))
          .check(FORGE);
    }
  }

  @Test
  void webRoomsDoNotKnowTheDatabase() {
    for (String tool : TOOLS) {
      noClasses()
          .that()
          .resideInAPackage("forge." + tool + ".web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson.codecs..")
          .check(FORGE);
    }
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
}
