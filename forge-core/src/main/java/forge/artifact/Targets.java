package forge.artifact;

import forge.access.Circle;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.ArtifactStore.Known;
import forge.markup.Link;
import forge.markup.Reference;
import forge.project.Mount;
import forge.project.Project;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where references lead: to the artifact that answers to the name, or to where it can be made. */
final class Targets {
  private final Descriptions descriptions;

  Targets(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** Where references of a page lead, among the artifacts that its reader may see. */
  Map<Reference, Link> of(Visit visit, Collection<Reference> references, List<Known> visible) {
    var byName = byName(visit, visible);
    var targets = new HashMap<Reference, Link>();
    for (Reference reference : references) {
      Link link = link(visit, reference, byName);
      if (link != null) {
        targets.put(reference, link);
      }
    }
    return targets;
  }

  private @Nullable Link link(Visit visit, Reference reference, Map<String, Known> byName) {
    if (reference.kind() == Reference.Kind.MENTION) {
      return people(visit.project(), reference);
    }
    Known known = named(visit, reference, byName);
    return known == null
        ? missing(visit, reference)
        : new Link(known.page(), known.title(), known.state(), false);
  }

  /** The page of a person, or of the group of a project that is called so in its texts. */
  private static @Nullable Link people(Project project, Reference reference) {
    Optional<Circle> circle = Circle.find(project, reference.project(), reference.target());
    if (circle.isPresent()) {
      return Link.to(circle.get().page().toString(), circle.get().about());
    }
    boolean nobody = reference.circle() || Circle.usual(reference.target());
    return nobody || !reference.project().isEmpty()
        ? null
        : Link.to("/u/" + reference.target(), reference.target());
  }

  /** Which of some artifacts a reference means; null where it is none of them. */
  static @Nullable Known named(Visit visit, Reference reference, Map<String, Known> byName) {
    for (String name : Names.of(reference, visit.project().id())) {
      Known known = byName.get(name);
      if (known != null && fits(reference.target(), known)) {
        return known;
      }
    }
    return null;
  }

  /** Artifacts by the names they answer to; where several do, the one nearest to the visit. */
  static Map<String, Known> byName(Visit visit, Collection<Known> some) {
    var byName = new HashMap<String, Known>();
    some.stream()
        .sorted(Comparator.comparingInt(k -> distance(visit, k)))
        .forEach(k -> k.words().forEach(w -> byName.putIfAbsent(w, k)));
    return byName;
  }

  /** A longer name of a commit than the one it was found by must be the beginning of its own. */
  static boolean fits(String key, Known known) {
    String target = key.toLowerCase(Locale.ROOT);
    return !target.matches("[0-9a-f]{8,40}")
        || known.words().stream()
            .anyMatch(
                w -> !w.startsWith("~") && w.substring(w.lastIndexOf(' ') + 1).contains(target));
  }

  /** Where a page can be written that is not there yet. */
  private @Nullable Link missing(Visit visit, Reference reference) {
    if (!reference.project().isEmpty()) {
      return null;
    }
    Optional<Mount> place =
        reference.mount().isEmpty()
            ? Optional.of(visit.mount())
            : visit.project().mount(reference.mount());
    return place
        .filter(m -> visit.at(m).may(CorePermission.READ))
        .flatMap(m -> descriptions.of(m.tool()).flatMap(d -> d.unwritten(m, reference.target())))
        .map(address -> Link.missing(address, reference.target()))
        .orElse(null);
  }

  /** What is at the visited mount is meant first, then what comes first among the tools. */
  private static int distance(Visit visit, Known known) {
    if (known.mount().equals(visit.mount().id())) {
      return -1;
    }
    var mounts = visit.project().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      if (mounts.get(i).id().equals(known.mount())) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }
}
