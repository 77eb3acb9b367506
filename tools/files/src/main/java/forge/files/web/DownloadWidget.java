package forge.files.web;

import forge.files.Recommendation;
import forge.files.Recommendation.Candidate;
import forge.files.Target;
import forge.project.Mount;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The green button, with what else could be meant one click away.
 *
 * @param size in bytes; null where the file is chosen when the button is pressed
 * @param target completes "for …"; empty where the file does for everybody
 * @param missing the visitor's system, where there is no file for it; empty otherwise
 * @param guessed whether the system is what the browser says and may be wrong
 */
public record DownloadWidget(
    String name,
    String version,
    URI url,
    @Nullable Long size,
    String target,
    String missing,
    boolean guessed,
    Instant publishedAt,
    @Nullable String sha256,
    List<Other> others,
    URI all) {
  private static final int MOST_OTHERS = 8;

  /** Another file of the same version. */
  public record Other(String label, String name, URI url, long size) {}

  /**
   * The button for such a visitor; none where there is nothing to have.
   *
   * @param visitor any, where the page is the same for everybody
   */
  public static Optional<DownloadWidget> of(
      Mount mount, Recommendation recommendation, Target visitor) {
    Optional<Candidate> chosen = recommendation.forVisitor(visitor);
    if (chosen.isEmpty()) {
      chosen = recommendation.best();
    }
    return chosen.map(c -> of(mount, recommendation, visitor, c));
  }

  private static DownloadWidget of(
      Mount mount, Recommendation recommendation, Target visitor, Candidate chosen) {
    List<Other> others =
        recommendation.choices().stream()
            .filter(c -> !c.file().path().equals(chosen.file().path()))
            .limit(MOST_OTHERS)
            .map(c -> other(mount, c))
            .toList();
    Target made = chosen.named().target();
    boolean forAll = made.equals(Target.ANY);
    boolean open = visitor.equals(Target.ANY) && !forAll && !others.isEmpty();
    return new DownloadWidget(
        open ? named(mount, chosen) : chosen.file().name(),
        chosen.named().version(),
        open ? mount.page("latest") : mount.page("get", chosen.file().path()),
        open ? null : (Long) chosen.file().content().size(),
        forAll ? "" : open ? "your system" : made.label(),
        visitor.system() != null && made.suits(visitor) == 0 ? visitor.label() : "",
        !open && !forAll && made.suits(visitor) > 0 && !visitor.equals(Target.ANY),
        chosen.file().publishedAt(),
        open ? null : chosen.file().content().sha256(),
        open ? withChosen(mount, chosen, others) : others,
        mount.page());
  }

  private static List<Other> withChosen(Mount mount, Candidate chosen, List<Other> others) {
    var all = new java.util.ArrayList<Other>();
    all.add(other(mount, chosen));
    all.addAll(others);
    return List.copyOf(all);
  }

  private static String named(Mount mount, Candidate chosen) {
    String version = chosen.named().version();
    return version.isEmpty() ? mount.project().name() : mount.project().name() + " " + version;
  }

  private static Other other(Mount mount, Candidate candidate) {
    return new Other(
        candidate.named().target().equals(Target.ANY)
            ? "Any system"
            : candidate.named().target().label(),
        candidate.file().name(),
        mount.page("get", candidate.file().path()),
        candidate.file().content().size());
  }
}
