package forge.artifact;

import forge.project.Mount;
import forge.store.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running tool whose artifacts can be linked, found, followed and attached to. */
public interface DescribesArtifacts {

  /** The artifact as it is now; empty once it is gone. */
  Optional<Card> card(Mount mount, String artifact);

  /** Those of some artifacts that are there, in any order. */
  default List<Card> cards(Mount mount, Collection<String> artifacts) {
    return artifacts.stream().flatMap(artifact -> card(mount, artifact).stream()).toList();
  }

  /** All artifacts of a mount in an order that does not change, a part at a time. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit);

  /**
   * Where something with this name can be written that is not there yet, such as a page; empty for
   * tools whose artifacts do not begin with a name.
   */
  default Optional<String> unwritten(Mount mount, String name) {
    return Optional.empty();
  }

  /**
   * What a page of the mount shows, for the cards of links that lead there; empty where that is
   * nothing of its own. Asks no database.
   *
   * @param path below the mount, decoded, without slashes around it
   */
  default Optional<Pointer> pointed(Mount mount, String path) {
    return Optional.empty();
  }
}
