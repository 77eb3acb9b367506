package forge.markup;

import java.util.Map;
import java.util.Set;

/** Finds out where references lead, all of a text at once. */
@FunctionalInterface
public interface LinkResolver {
  /** Leads nowhere: references stay as they were written. */
  LinkResolver NONE = references -> Map.of();

  /** References that lead nowhere, or that the reader may not see, are left out. */
  Map<Reference, Link> resolve(Set<Reference> references);
}
