package forge.files.web;

import forge.files.Named;
import forge.files.Named.Kind;
import forge.files.ReleaseFile;
import forge.project.Mount;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A file as lists show it.
 *
 * @param label what it is for, such as "Windows, 64-bit x86"; empty where the name does not tell
 */
public record FileRow(
    String name,
    String path,
    URI url,
    long size,
    Instant publishedAt,
    long downloads,
    String sha256,
    String by,
    String label,
    String kind) {
  private static final Comparator<ReleaseFile> ORDER =
      Comparator.comparing((ReleaseFile f) -> f.named().kind())
          .thenComparing(
              f -> f.named().target().system(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ReleaseFile::name);

  static FileRow of(Mount mount, ReleaseFile file) {
    Named named = file.named();
    return new FileRow(
        file.name(),
        file.path().value(),
        mount.page("get", file.path()),
        file.content().size(),
        file.publishedAt(),
        file.downloads(),
        file.content().sha256(),
        file.by().value(),
        label(named),
        named.kind().name().toLowerCase(Locale.ROOT));
  }

  private static String label(Named named) {
    return switch (named.kind()) {
      case PROGRAM ->
          named.target().system() == null && named.target().processor() == null
              ? ""
              : named.target().label();
      case SOURCE -> "Source";
      case DOCUMENT -> "To read";
      case COMPANION -> "To check with";
    };
  }

  /** What is to be run before what is to be read, system by system. */
  static List<FileRow> of(Mount mount, List<ReleaseFile> files, int most) {
    return sorted(files).stream().limit(most).map(f -> of(mount, f)).toList();
  }

  static List<ReleaseFile> sorted(List<ReleaseFile> files) {
    return files.stream().sorted(ORDER).toList();
  }

  /** Whether it is about another file, and so stands in the second row. */
  public boolean companion() {
    return kind.equals(Kind.COMPANION.name().toLowerCase(Locale.ROOT));
  }
}
