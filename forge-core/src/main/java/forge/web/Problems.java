package forge.web;

import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What is wrong with a form, a sentence for each field. Pages show it beside the field. */
public record Problems(Map<String, String> byField) {
  public static final Problems NONE = new Problems(Map.of());

  public Problems {
    byField = Map.copyOf(byField);
  }

  public static Problems of(Invalid refusal) {
    return new Problems(Map.of(refusal.field(), refusal.reason()));
  }

  public static Problems of(String field, String sentence) {
    return new Problems(Map.of(field, sentence));
  }

  /** A problem as a page for browsers and as JSON for programs. */
  public static Response answer(ContainerRequestContext request, Problem problem) {
    return Faults.answer(Asked.byBrowser(request), problem);
  }

  public boolean none() {
    return byField.isEmpty();
  }
}
