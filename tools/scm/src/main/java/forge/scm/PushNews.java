package forge.scm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What open pages hear of a push. */
record PushNews(
    String ref,
    String label,
    @Nullable String from,
    @Nullable String to,
    int count,
    String by,
    String sentence,
    List<String> subjects) {

  static PushNews of(Push push) {
    return new PushNews(
        push.ref().name(),
        push.ref().brief(),
        push.from(),
        push.to(),
        push.count(),
        push.who(),
        push.sentence(),
        push.subjects());
  }
}
