package forge.files;

import forge.files.Named.Kind;
import forge.files.Target.OperatingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which file a visitor most likely wants. Pure: it knows the names of the files, their
 * marks and the rules of the project.
 */
public final class Recommendation {
  /** The word a file is marked with for visitors of unknown systems. */
  public static final String EVERYBODY = "all";

  /** A file with what its name tells. */
  public record Candidate(ReleaseFile file, Named named) {
    static Candidate of(ReleaseFile file) {
      return new Candidate(file, file.named());
    }

    /** Whether its release, its version or its place says that it is to be tried. */
    boolean preRelease() {
      return file.trial() || named.order().preRelease() || ofEveryNight(file.path());
    }

    private static boolean ofEveryNight(FilePath path) {
      return NIGHTLY.matcher(path.name()).find()
          || path.folder().trail().stream().anyMatch(f -> TO_TRY.matcher(f.name()).matches());
    }
  }

  private static final Pattern NIGHTLY =
      Pattern.compile("(?i)(?<![a-z0-9])(?:nightly|snapshot)(?![a-z0-9])");
  private static final Pattern TO_TRY =
      Pattern.compile(
          "(?i)(?:nightly|nightlies|snapshots?|daily|unstable|experimental|testing|canary|devel|"
              + "development|pre-?releases?|previews?|betas?|alphas?)(?:[-_ ]?builds?)?");

  private static final Comparator<Candidate> NEWEST =
      Comparator.comparing((Candidate c) -> c.named().order())
          .thenComparing(c -> c.file().publishedAt());

  private static final Comparator<Candidate> BY_SYSTEM =
      Comparator.comparing(
          (Candidate c) -> c.named().target().system(),
          Comparator.nullsFirst(Comparator.naturalOrder()));

  private final List<Candidate> all;
  private final List<Candidate> candidates;
  private final Rules rules;
  private final @Nullable ReleaseVersion current;

  /** Why a file is offered. */
  public enum Reason {
    /** Somebody chose it by hand. */
    MARK,
    /** The project's rule names files like it. */
    RULE,
    /** It is the highest final version. */
    VERSION
  }

  /** A file with the reason it is offered for. */
  public record Choice(Candidate candidate, Reason reason) {}

  public Recommendation(List<ReleaseFile> files) {
    this(files, Rules.NONE);
  }

  public Recommendation(List<ReleaseFile> files, Rules rules) {
    this.rules = rules;
    this.all = files.stream().map(Candidate::of).toList();
    var programs = all.stream().filter(c -> c.named().kind() == Kind.PROGRAM).toList();
    var sources = all.stream().filter(c -> c.named().kind() == Kind.SOURCE).toList();
    this.candidates = programs.isEmpty() ? sources : programs;
    this.current = newest(candidates).map(c -> c.named().order()).orElse(null);
  }

  /** The file for such a visitor: of the newest final version that has one for it. */
  public Optional<Candidate> forVisitor(Target visitor) {
    return choose(visitor).map(Choice::candidate);
  }

  /** What somebody marked by hand, else what a rule names, else what the versions say. */
  public Optional<Choice> choose(Target visitor) {
    return best(marked(visitor), visitor)
        .map(c -> new Choice(c, Reason.MARK))
        .or(() -> best(ruled(visitor), visitor).map(c -> new Choice(c, Reason.RULE)))
        .or(() -> byVersion(visitor).map(c -> new Choice(c, Reason.VERSION)));
  }

  /** What would be offered if nobody had marked anything. */
  public Optional<Choice> unmarked(Target visitor) {
    return best(ruled(visitor), visitor)
        .map(c -> new Choice(c, Reason.RULE))
        .or(() -> byVersion(visitor).map(c -> new Choice(c, Reason.VERSION)));
  }

  private List<Candidate> marked(Target visitor) {
    OperatingSystem system = visitor.system();
    String mark = system == null ? EVERYBODY : mark(system);
    String family = system == null ? EVERYBODY : mark(system.family());
    return all.stream()
        .filter(c -> c.file().marks().contains(mark) || c.file().marks().contains(family))
        .filter(c -> c.named().target().runsOn(visitor.processor()))
        .toList();
  }

  /** The word a file is marked with for a system. */
  public static String mark(OperatingSystem system) {
    return system.name().toLowerCase(Locale.ROOT);
  }

  private List<Candidate> ruled(Target visitor) {
    return rules
        .of(visitor)
        .map(
            glob ->
                all.stream()
                    .filter(c -> c.named().kind() != Kind.COMPANION)
                    .filter(c -> glob.matches(c.file()))
                    .filter(c -> c.named().target().runsOn(visitor.processor()))
                    .toList())
        .orElse(List.of());
  }

  private Optional<Candidate> byVersion(Target visitor) {
    return best(
        candidates.stream().filter(c -> c.named().target().suits(visitor) > 0).toList(), visitor);
  }

  /** Of the newest final version among these, the one that suits best. */
  private static Optional<Candidate> best(List<Candidate> among, Target visitor) {
    return newest(among)
        .flatMap(
            n ->
                among.stream()
                    .filter(c -> c.named().order().compareTo(n.named().order()) == 0)
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
      choose(new Target(system, null))
          .filter(c -> c.reason() != Reason.VERSION || ownFor(c.candidate(), system))
          .ifPresent(c -> found.put(system, c.candidate()));
    }
    return found;
  }

  private static boolean ownFor(Candidate candidate, OperatingSystem system) {
    OperatingSystem made = candidate.named().target().system();
    return made == system
        || (made != null && system == OperatingSystem.BSD && made.family() == system);
  }

  /** All that can be chosen of the newest version, the most common system first. */
  public List<Candidate> choices() {
    ReleaseVersion version = current;
    if (version == null) {
      return List.of();
    }
    var choices = new ArrayList<>(candidates);
    choices.removeIf(c -> c.named().order().compareTo(version) != 0);
    choices.sort(BY_SYSTEM.thenComparing(c -> c.file().name()));
    return choices;
  }

  /** All files there are to choose from, the highest version first. */
  public List<Candidate> all() {
    return candidates.stream().sorted(NEWEST.reversed()).toList();
  }

  private static Optional<Candidate> newest(List<Candidate> among) {
    Optional<Candidate> stable = among.stream().filter(c -> !c.preRelease()).max(NEWEST);
    return stable.or(() -> among.stream().max(NEWEST));
  }

  /** An installer before an archive before a package of one distribution. */
  private static int handier(Candidate a, Candidate b) {
    return Integer.compare(hand(a), hand(b));
  }

  private static int hand(Candidate candidate) {
    String name = candidate.file().name().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(?:exe|msi|dmg|pkg|appimage|apk)")) {
      return 3;
    }
    if (name.matches(".*\\.(?:zip|tgz|tar\\.[a-z0-9]+|jar)")) {
      return 2;
    }
    return name.matches(".*\\.(?:deb|rpm)") ? 1 : 0;
  }
}
