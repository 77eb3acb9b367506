package forge.chat.web;

import forge.chat.quiet.Quiet;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the visitor wants to be left alone.
 *
 * @param now whether it holds just now
 * @param typed the hours as they were typed, or are kept
 */
public record QuietPage(Quiet quiet, boolean now, Typed typed, Problems problems) implements View {

  /** Hours as a form has them. */
  public record Typed(
      boolean on,
      @Nullable String from,
      @Nullable String to,
      List<String> days,
      @Nullable String zone) {}
}
