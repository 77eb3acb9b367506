package forge.artifact;

import forge.project.Mount;
import forge.store.Slice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running tool whose artifacts can be linked, found, followed and attached to. */
public interface DescribesArtifacts {

  /** The artifact as it is now; empty once it is gone. */
  Optional<Card> card(Mount mount, String artifact);

  /** All artifacts of a mount in an order that does not change, a part at a time. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit);
}
