package forge.files.web;

import forge.files.ReleaseFile;
import forge.project.Mount;
import java.time.Instant;

/** A file in JSON. */
public record FileJson(
    String path,
    String name,
    long size,
    String sha256,
    String url,
    String version,
    String target,
    long downloads,
    String by,
    Instant publishedAt) {

  static FileJson of(Mount mount, ReleaseFile file) {
    return new FileJson(
        file.path().value(),
        file.name(),
        file.content().size(),
        file.content().sha256(),
        mount.page("get", file.path()).toString(),
        file.named().version(),
        file.named().target().label(),
        file.downloads(),
        file.by().value(),
        file.publishedAt());
  }
}
