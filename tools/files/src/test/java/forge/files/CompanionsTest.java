package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.files.ReleaseFile.Content;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanionsTest {

  @ParameterizedTest
  @CsvSource({
    "app-1.0.tar.gz.asc,SIGNATURE,app-1.0.tar.gz",
    "app-1.0.tar.gz.sig,SIGNATURE,app-1.0.tar.gz",
    "app-1.0.exe.minisig,SIGNATURE,app-1.0.exe",
    "app-1.0.whl.sigstore.json,SIGNATURE,app-1.0.whl",
    "app-1.0.zip.sha256,CHECKSUM,app-1.0.zip",
    "app-1.0.zip.SHA512,CHECKSUM,app-1.0.zip",
    "app-1.0.zip.md5,CHECKSUM,app-1.0.zip",
    "app-1.0.spdx.json,SBOM,app-1.0",
    "app-1.0.cdx.xml,SBOM,app-1.0",
    "app-1.0-sbom.json,SBOM,app-1.0",
    "app.intoto.jsonl,PROVENANCE,app",
    "app-1.0.AppImage.zsync,OTHER,app-1.0.appimage",
    "SHA256SUMS,CHECKSUM,''",
    "terraform_1.7.0_SHA256SUMS,CHECKSUM,''",
    "checksums.txt,CHECKSUM,''"
  })
  void namesTellWhatAFileIsAbout(String name, Companions.Kind kind, String about) {
    assertThat(Companions.read(file(name)))
        .get()
        .matches(c -> c.kind() == kind)
        .matches(c -> c.about().equals(about));
  }

  @ParameterizedTest
  @CsvSource({"app-1.0.tar.gz", "readme.txt", "app.json", "signature-tool-1.0.zip"})
  void whatIsThereForItsOwnSakeIsNoCompanion(String name) {
    assertThat(Companions.read(file(name))).isEmpty();
  }

  @Test
  void companionsStandBesideTheirFile() {
    var files =
        files(
            "1/app-1.0.zip",
            "1/app-1.0.zip.asc",
            "1/app-1.0.tar.gz",
            "1/app-1.0.tar.gz.sha256",
            "1/app-1.0.zip.spdx.json",
            "1/SHA256SUMS",
            "1/SHA256SUMS.asc",
            "1/gone.exe.asc");

    var sorted = new Companions(files);

    assertThat(sorted.mains())
        .extracting(ReleaseFile::name)
        .containsExactly("app-1.0.zip", "app-1.0.tar.gz");
    assertThat(sorted.beside(files.getFirst()))
        .extracting(c -> c.file().name())
        .containsExactly("app-1.0.zip.asc", "app-1.0.zip.spdx.json");
    assertThat(sorted.shared())
        .extracting(c -> c.file().name())
        .containsExactly("SHA256SUMS", "SHA256SUMS.asc", "gone.exe.asc");
  }

  @Test
  void aChecksumFileThatLiesIsFound(@TempDir Path folder) throws IOException {
    Path sums = folder.resolve("sums");
    Files.writeString(sums, "f".repeat(64) + "  app.zip\n");

    assertThatThrownBy(
            () -> Sums.check(files("app.zip", "SHA256SUMS"), f -> Files.newInputStream(sums)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("“SHA256SUMS” says that “app.zip”");
    assertThatThrownBy(
            () -> Sums.check(files("app.zip", "app.zip.sha256"), f -> Files.newInputStream(sums)))
        .isInstanceOf(Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000  app.zip",
    "0000000000000000000000000000000000000000000000000000000000000000 *./app.zip",
    "SHA256 (app.zip) = 0000000000000000000000000000000000000000000000000000000000000000",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff  other.zip",
    "# a remark"
  })
  void aChecksumFileThatIsRightOrAboutOthersIsNot(String line, @TempDir Path folder)
      throws IOException {
    Path sums = folder.resolve("sums");
    Files.writeString(sums, line + "\n");

    Sums.check(files("app.zip", "SHA256SUMS"), f -> Files.newInputStream(sums));
  }

  private static List<ReleaseFile> files(String... paths) {
    return Arrays.stream(paths).map(CompanionsTest::file).toList();
  }

  private static ReleaseFile file(String path) {
    return new ReleaseFile(
        new MountId("m"),
        new FilePath(path),
        new Content(1, "0".repeat(64), "0".repeat(32)),
        new UserId("dan"),
        Instant.EPOCH,
        0,
        Standing.LIVE,
        Set.of(),
        false);
  }
}
