package forge.tool.web;

import forge.access.Visit;
import forge.refusal.Refusal.NotFound;
import java.util.Map;
import java.util.function.Function;

/**
 * What a project has beside its tools, each a resource of its own, by the word after {@code /-/} in
 * its address.
 */
public record Parts(Map<String, Function<Visit, Object>> byName) {
  public Parts {
    byName = Map.copyOf(byName);
  }

  Object at(String name, Visit visit) {
    Function<Visit, Object> part = byName.get(name);
    if (part == null) {
      throw new NotFound("This page");
    }
    return part.apply(visit);
  }
}
