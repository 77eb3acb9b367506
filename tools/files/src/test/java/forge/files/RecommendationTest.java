package forge.files;

import static org.assertj.core.api.Assertions.assertThat;

import forge.files.ReleaseFile.Content;
import forge.files.Visitors.Said;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final String[] FOR_EVERY_SYSTEM = {
    "1.2/app-1.2-linux-x64.tar.gz", "1.2/app-1.2-linux-arm64.tar.gz", "1.2/app-1.2-win64.exe",
    "1.2/app-1.2-win32.exe", "1.2/app-1.2-macos-universal.dmg", "1.2/app-1.2-src.tar.gz",
    "1.2/app-1.2.sha256", "1.2/app-1.2_amd64.deb", "1.3-rc1/app-1.3-rc1-linux-x64.tar.gz",
    "1.1/app-1.1-freebsd-amd64.tar.gz", "1.2/README.md"
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0|app-1.2-linux-x64.tar.gz",
        "Mozilla/5.0 (X11; Linux aarch64; rv:121.0) Gecko/20100101 Firefox/121.0|app-1.2-linux-arm64.tar.gz",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0|app-1.2-linux-x64.tar.gz",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36|app-1.2-win64.exe",
        "Mozilla/5.0 (Windows NT 6.1; rv:52.0) Gecko/20100101 Firefox/52.0|app-1.2-win64.exe",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.2 Safari/605.1.15|app-1.2-macos-universal.dmg",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36|app-1.2-linux-x64.tar.gz",
        "Mozilla/5.0 (X11; FreeBSD amd64; rv:121.0) Gecko/20100101 Firefox/121.0|app-1.1-freebsd-amd64.tar.gz"
      })
  void visitorsGetTheFileForTheirSystem(String agent, String expected) {
    var visitor = new Visitors().read(new Said(agent, null, null, null));

    assertThat(of(FOR_EVERY_SYSTEM).forVisitor(visitor))
        .get()
        .extracting(c -> c.file().name())
        .isEqualTo(expected);
  }

  @Test
  void hintsKnowBetterThanTheAgent() {
    var visitor =
        new Visitors()
            .read(
                new Said(
                    "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0",
                    "\"Linux\"",
                    "\"arm\"",
                    "\"64\""));

    assertThat(of(FOR_EVERY_SYSTEM).forVisitor(visitor))
        .get()
        .extracting(c -> c.file().name())
        .isEqualTo("app-1.2-linux-arm64.tar.gz");
  }

  @Test
  void aSystemWithoutAFileGetsNoneRatherThanAWrongOne() {
    assertThat(of(FOR_EVERY_SYSTEM).forVisitor(Visitors.named("android", null))).isEmpty();
    assertThat(of(FOR_EVERY_SYSTEM).forVisitor(Visitors.named("linux", "riscv64"))).isEmpty();
  }

  @Test
  void preReleasesAreOfferedOnlyWhereThereIsNothingElse() {
    assertThat(of("app-1.0.zip", "app-1.1-rc1.zip").best())
        .get()
        .extracting(c -> c.named().version())
        .isEqualTo("1.0");
    assertThat(of("app-1.1-rc1.zip", "app-1.1-beta2.zip").best())
        .get()
        .extracting(c -> c.named().version())
        .isEqualTo("1.1-rc1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly/2026/11/app-linux.zip",
        "snapshots/9.0/app-9.0-linux.zip",
        "app-nightly-20261121-linux.zip",
        "Daily builds/app-9.0-linux.zip"
      })
  void whatIsBuiltEveryNightIsNotForEverybody(String path) {
    assertThat(chosen(files(path, "1.2/app-1.2-linux.zip"), Rules.NONE, Target.ANY))
        .isEqualTo("VERSION app-1.2-linux.zip");
    assertThat(of(path).best()).isPresent();
  }

  @Test
  void aYearAndAMonthAreNoVersion() {
    assertThat(Named.of(new FilePath("archive/2026/11/app.zip")).version()).isEmpty();
    assertThat(Named.of(new FilePath("11/app.zip")).version()).isEqualTo("11");
  }

  @Test
  void theNumberDecidesNotTheDate() {
    assertThat(of("app-2.9.zip", "app-2.10.zip", "app-1.99.zip").best())
        .get()
        .extracting(c -> c.file().name())
        .isEqualTo("app-2.10.zip");
  }

  @Test
  void whatRunsEverywhereIsForEverybody() {
    var forge = of("0.1.0/forge-0.1.0.tar.gz", "0.1.0/forge-0.1.0.tar.gz.asc");

    assertThat(forge.forVisitor(Visitors.named("windows", "arm64"))).isPresent();
    assertThat(forge.best()).get().extracting(c -> c.named().target()).isEqualTo(Target.ANY);
    assertThat(forge.choices()).hasSize(1);
  }

  @Test
  void sourcesAreOfferedWhereThereAreNoPrograms() {
    assertThat(of("app-1.0-src.tar.gz", "app-1.0-src.tar.gz.asc").best()).isPresent();
    assertThat(of("README.md", "SHA256SUMS").best()).isEmpty();
    assertThat(of().best()).isEmpty();
  }

  @Test
  void aMarkBeatsARuleAndARuleBeatsTheVersion() {
    var rules = Rules.of(Map.of("recommend-windows", "app-1*.msi", "recommend-bsd", "none-*"));
    var files =
        files("app-1.0.msi", "app-1.1.msi", "app-1.2-rc1.msi", "app-2.0.exe", "app-2.0.dmg");
    Target windows = Visitors.named("windows", null);

    assertThat(chosen(files, Rules.NONE, windows)).isEqualTo("VERSION app-2.0.exe");
    assertThat(chosen(files, rules, windows)).isEqualTo("RULE app-1.1.msi");
    assertThat(chosen(files, rules, Visitors.named("mac", null))).isEqualTo("VERSION app-2.0.dmg");
    files.set(0, marked(files.get(0), "windows"));
    assertThat(chosen(files, rules, windows)).isEqualTo("MARK app-1.0.msi");
  }

  @Test
  void aRuleChoosesTheProcessorTheVisitorHas() {
    var rules = Rules.of(Map.of("recommend-linux", "*/app-*.tgz"));
    var files = files("1.0/app-1.0-x64.tgz", "1.0/app-1.0-arm64.tgz", "app-9.0-x64.tgz");

    assertThat(chosen(files, rules, Visitors.named("linux", "arm64")))
        .isEqualTo("RULE app-1.0-arm64.tgz");
    assertThat(chosen(files, rules, Visitors.named("linux", "riscv64"))).isEqualTo("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "freebsd,app-1.0-freebsd-amd64.tgz",
    "openbsd,app-1.0-bsd.tgz",
    "chromeos,app-1.0-linux.tgz",
    "linux,app-1.0-linux.tgz"
  })
  void theFilesOfTheFamilyDoWhereThereAreNoneOfItsOwn(String system, String expected) {
    var files = of("app-1.0-freebsd-amd64.tgz", "app-1.0-bsd.tgz", "app-1.0-linux.tgz");

    assertThat(files.forVisitor(Visitors.named(system, null)))
        .get()
        .extracting(c -> c.file().name())
        .isEqualTo(expected);
    assertThat(of("app-1.0-freebsd-amd64.tgz").forVisitor(Visitors.named("openbsd", null)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*.exe,a/app-1.exe,true",
    "APP-*,a/app-1.exe,true",
    "stable/*.zip,stable/1/x.zip,true",
    "stable/*.zip,beta/x.zip,false",
    "app-?.zip,app-1.zip,true",
    "app-?.zip,app-10.zip,false",
    "*a*a*a*a*a*a*a*a*a*a*b,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,false",
    "*.(zip),x.zip,false"
  })
  void rulesAreNamesWithStars(String glob, String path, boolean matches) {
    assertThat(new Glob(glob).matches(files(path).getFirst())).isEqualTo(matches);
  }

  private static String chosen(List<ReleaseFile> files, Rules rules, Target visitor) {
    return new Recommendation(files, rules)
        .choose(visitor)
        .map(c -> c.reason() + " " + c.candidate().file().name())
        .orElse("nothing");
  }

  private static ReleaseFile marked(ReleaseFile file, String mark) {
    return new ReleaseFile(
        file.mount(),
        file.path(),
        file.content(),
        file.by(),
        file.publishedAt(),
        0,
        Standing.LIVE,
        Set.of(mark),
        false);
  }

  private static Recommendation of(String... paths) {
    return new Recommendation(files(paths));
  }

  private static List<ReleaseFile> files(String... paths) {
    return new ArrayList<>(
        Arrays.stream(paths)
            .map(
                p ->
                    new ReleaseFile(
                        new MountId("m"),
                        new FilePath(p),
                        new Content(1, "0".repeat(64), ""),
                        new UserId("dan"),
                        NOW,
                        0,
                        Standing.LIVE,
                        Set.of(),
                        false))
            .toList());
  }
}
