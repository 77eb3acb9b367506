package forge.files;

import forge.files.Named.Kind;
import forge.files.Target.OperatingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chooses which file a visitor most likely wants. Pure: everything it knows is in the names. */
public final class Recommendation {

  /** A file with what its name tells. */
  public record Candidate(ReleaseFile file, Named named) {
    static Candidate of(ReleaseFile file) {
      return new Candidate(file, file.named());
    }
  }

  private static final Comparator<Candidate> NEWEST =
      Comparator.comparing((Candidate c) -> c.named().order())
          .thenComparing(c -> c.file().publishedAt());

  private static final Comparator<Candidate> BY_SYSTEM =
      Comparator.comparing(
          (Candidate c) -> c.named().target().system(),
          Comparator.nullsFirst(Comparator.naturalOrder()));

  private final List<Candidate> candidates;
  private final @Nullable ReleaseVersion current;

  public Recommendation(List<ReleaseFile> files) {
    var all = files.stream().map(Candidate::of).toList();
    var programs = all.stream().filter(c -> c.named().kind() == Kind.PROGRAM).toList();
    var sources = all.stream().filter(c -> c.named().kind() == Kind.SOURCE).toList();
    this.candidates = programs.isEmpty() ? sources : programs;
    this.current = newest(c -> true).map(c -> c.named().order()).orElse(null);
  }

  /** The file for such a visitor: of the newest final version that has one for it. */
  public Optional<Candidate> forVisitor(Target visitor) {
    Optional<Candidate> newest = newest(c -> c.named().target().suits(visitor) > 0);
    return newest.flatMap(
        n ->
            candidates.stream()
                .filter(c -> c.named().order().compareTo(n.named().order()) == 0)
                .filter(c -> c.named().target().suits(visitor) > 0)
                .max(
                    Comparator.comparingInt((Candidate c) -> c.named().target().suits(visitor))
                        .thenComparing(Recommendation::handier)
                        .thenComparing(c -> c.file().publishedAt())));
  }

  /** The overall best, when nothing is known of the visitor. */
  public Optional<Candidate> best() {
    return forVisitor(Target.ANY);
  }

  /** The best file for each system that has one of its own. */
  public Map<OperatingSystem, Candidate> bySystem() {
    var found = new EnumMap<OperatingSystem, Candidate>(OperatingSystem.class);
    for (OperatingSystem system : OperatingSystem.values()) {
      forVisitor(new Target(system, null))
          .filter(c -> c.named().target().system() == system)
          .ifPresent(c -> found.put(system, c));
    }
    return found;
  }

  /** All that can be chosen of the newest version, the most common system first. */
  public List<Candidate> choices() {
    ReleaseVersion version = current;
    if (version == null) {
      return List.of();
    }
    var all = new ArrayList<>(candidates);
    all.removeIf(c -> c.named().order().compareTo(version) != 0);
    all.sort(BY_SYSTEM.thenComparing(c -> c.file().name()));
    return all;
  }

  private Optional<Candidate> newest(Predicate<Candidate> wanted) {
    Optional<Candidate> stable =
        candidates.stream().filter(wanted).filter(c -> !c.named().order().preRelease()).max(NEWEST);
    return stable.or(() -> candidates.stream().filter(wanted).max(NEWEST));
  }

  /** An installer before an archive before a package of one distribution. */
  private static int handier(Candidate a, Candidate b) {
    return Integer.compare(hand(a), hand(b));
  }

  private static int hand(Candidate candidate) {
    String name = candidate.file().name().toLowerCase(java.util.Locale.ROOT);
    if (name.matches(".*\\.(?:exe|msi|dmg|pkg|appimage|apk)")) {
      return 3;
    }
    if (name.matches(".*\\.(?:zip|tgz|tar\\.[a-z0-9]+|jar)")) {
      return 2;
    }
    return name.matches(".*\\.(?:deb|rpm)") ? 1 : 0;
  }
}
