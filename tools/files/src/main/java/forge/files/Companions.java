package forge.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files sorted into what is downloaded and what stands beside it: signatures, checksums, bills of
 * materials.
 */
public final class Companions {

  /** What a file says of another. */
  public enum Kind {
    SIGNATURE("Signature", "asc|sig|sign|minisig|sigstore(?:\\.json)?|pem|crt|cert|p7s"),
    CHECKSUM("Checksum", "md5|sha1|sha224|sha256|sha384|sha512|sha256sum|sha512sum|md5sum|b3|sum"),
    SBOM("SBOM", "sbom|spdx|cdx|(?:sbom|spdx|cdx|cyclonedx|bom)\\.(?:json|xml|yml|yaml)"),
    PROVENANCE("Provenance", "intoto\\.jsonl|att|provenance(?:\\.json)?"),
    OTHER("Beside it", "zsync|torrent|metalink|meta4|blockmap");

    private final String label;
    private final Pattern end;

    Kind(String label, String end) {
      this.label = label;
      this.end = Pattern.compile("(.+)[.-](?:" + end + ")");
    }

    public String label() {
      return label;
    }
  }

  /**
   * A file that is about another.
   *
   * @param about the name of the other, or how it begins
   */
  public record Companion(ReleaseFile file, Kind kind, String about) {}

  private static final Pattern SUMS =
      Pattern.compile("(?:.*[-_.])?(?:sha\\d*sums?|md5sums?|checksums?|digests?)(?:[-_.].*)?");

  private final Map<FilePath, List<Companion>> beside = new HashMap<>();
  private final List<ReleaseFile> mains = new ArrayList<>();
  private final List<Companion> shared = new ArrayList<>();

  /** Sorts the files of one release. */
  public Companions(List<ReleaseFile> files) {
    var companions = new ArrayList<Companion>();
    for (ReleaseFile file : files) {
      Optional<Companion> companion = read(file);
      companion.ifPresentOrElse(companions::add, () -> mains.add(file));
    }
    companions.forEach(this::place);
  }

  /** What the name of a file says it is about; empty for one that is there for its own sake. */
  public static Optional<Companion> read(ReleaseFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      var matcher = kind.end.matcher(name);
      if (matcher.matches()) {
        return Optional.of(new Companion(file, kind, matcher.group(1)));
      }
    }
    return SUMS.matcher(name).matches()
        ? Optional.of(new Companion(file, Kind.CHECKSUM, ""))
        : Optional.empty();
  }

  private void place(Companion companion) {
    mains.stream()
        .filter(m -> m.path().folder().equals(companion.file().path().folder()))
        .filter(m -> about(companion, m))
        .max(Comparator.comparingInt(m -> m.name().length()))
        .ifPresentOrElse(
            m -> beside.computeIfAbsent(m.path(), p -> new ArrayList<>()).add(companion),
            () -> shared.add(companion));
  }

  /** A signature is of the whole name; a bill of materials may leave the ending out. */
  private static boolean about(Companion companion, ReleaseFile main) {
    String name = main.name().toLowerCase(Locale.ROOT);
    String about = companion.about();
    if (about.equals(name)) {
      return true;
    }
    return companion.kind() == Kind.SBOM
        && name.startsWith(about + ".")
        && !name.substring(about.length() + 1).matches("\\d.*");
  }

  /** What is downloaded for its own sake. */
  public List<ReleaseFile> mains() {
    return List.copyOf(mains);
  }

  public List<Companion> beside(ReleaseFile main) {
    return List.copyOf(beside.getOrDefault(main.path(), List.of()));
  }

  /** What is about several files, or about none that is here. */
  public List<Companion> shared() {
    return List.copyOf(shared);
  }

  /** All that is about another file. */
  public List<Companion> all() {
    var all = new ArrayList<>(shared);
    beside.values().forEach(all::addAll);
    return all;
  }
}
