package forge.files;

import forge.access.Visit;
import forge.config.ForgeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ships the distribution this forge was started from, as the first release of the demo project. */
final class Planting {
  private final ReleaseFiles files;
  private final Releases releases;

  Planting(ReleaseFiles files, Releases releases) {
    this.files = files;
    this.releases = releases;
  }

  /** What is there already stays; a release that was cut off is completed. */
  void plant(Visit visit, ForgeConfig.Demo source) {
    Path distribution = source.distribution();
    if (distribution == null || !Files.isRegularFile(distribution)) {
      return;
    }
    String name = String.valueOf(distribution.getFileName());
    String version = Named.of(new FilePath(name)).version();
    String release = version.isEmpty() ? "current" : version;
    FilePath folder = new FilePath(release);
    List<Release> there = releases.ofFolders(visit, List.of(folder));
    if (there.stream().anyMatch(r -> !r.draft())) {
      return;
    }
    if (there.isEmpty()) {
      releases.draft(visit, new Releases.Wish(release, "", notes(version, name), "", release));
    }
    try (var in = Files.newInputStream(distribution)) {
      files.publish(visit, folder.resolve(name), in, Checksum.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    releases.publish(visit, release, ReleaseState.PUBLISHED, null);
  }

  private static String notes(String version, String name) {
    return """
        The first Forge a stranger can start with one command and want to keep: tickets, wiki, Git,
        releases and rooms on one platform.

        ## Start it

        A JDK from 21 on is all it needs.

        ```
        %s %s
        cd forge-%s
        ./forge up --demo
        ```

        It prints the address, the first administrator's password and where the data lies.

        ## Check it

        The SHA-256 is beside the file; `%s.sha256` can be had as well:

        ```
        sha256sum -c %s.sha256
        ```
        """
        .formatted(
            name.endsWith(".zip") ? "unzip" : "tar xzf",
            name,
            version.isEmpty() ? "current" : version,
            name,
            name);
  }
}
