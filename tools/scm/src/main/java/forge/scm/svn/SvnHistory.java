package forge.scm.svn;

import forge.scm.CommitId.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionRoot;

/** Where something lay in the course of time, followed back through copies as Subversion does. */
final class SvnHistory {
  private static final int STRETCHES = 100;

  private final SvnTree tree;

  SvnHistory(SvnTree tree) {
    this.tree = tree;
  }

  /**
   * The history that leads to a path at a revision, newest first; none where it never was there.
   */
  List<Stretch> of(String path, long revision) {
    if (path.isEmpty()) {
      return List.of(new Stretch("", 1, revision));
    }
    if (tree.node(revision, path).isEmpty()) {
      return List.of();
    }
    var stretches = new ArrayList<Stretch>();
    String place = path;
    long last = revision;
    while (stretches.size() < STRETCHES) {
      FSRevisionRoot root = tree.root(last);
      String slashed = "/" + place;
      long[] since = new long[1];
      var before = SvnTree.read(() -> root.getPreviousLocation(slashed, since));
      if (before == null) {
        long origin = SvnTree.read(() -> root.getNodeOriginRevision(slashed));
        stretches.add(new Stretch(place, origin, last));
        break;
      }
      stretches.add(new Stretch(place, since[0], last));
      place = before.getPath().substring(1);
      last = before.getRevision();
    }
    return stretches;
  }

  /** The newest state that two states have in common. */
  Optional<Revision> common(Revision one, Revision other) {
    List<Stretch> others = of(other.root(), other.number());
    return of(one.root(), one.number()).stream()
        .flatMap(a -> others.stream().map(b -> common(a, b)).flatMap(Optional::stream))
        .max(Comparator.comparingLong(Revision::number));
  }

  private static Optional<Revision> common(Stretch one, Stretch other) {
    long first = Math.max(one.first(), other.first());
    long last = Math.min(one.last(), other.last());
    return one.path().equals(other.path()) && first <= last
        ? Optional.of(new Revision(last, one.path()))
        : Optional.empty();
  }

  /** What leads to the one and not to the other. */
  List<Stretch> without(Revision one, Revision other) {
    List<Stretch> others = of(other.root(), other.number());
    return of(one.root(), one.number()).stream()
        .map(each -> without(each, others))
        .filter(each -> !each.empty())
        .toList();
  }

  private static Stretch without(Stretch stretch, List<Stretch> others) {
    Stretch left = stretch;
    for (Stretch other : others) {
      if (common(stretch, other).isPresent()) {
        left = left.after(other.last());
      }
    }
    return left;
  }
}
