package forge.scm.edit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;

/** Two people's changes of one text brought together. */
public final class TextMerge {
  private TextMerge() {}

  /** Both changes in one text; empty where they touch the same lines. */
  public static Optional<String> of(String before, String mine, String theirs) {
    var merged =
        new MergeAlgorithm().merge(RawTextComparator.DEFAULT, raw(before), raw(theirs), raw(mine));
    if (merged.containsConflicts()) {
      return Optional.empty();
    }
    try {
      var out = new ByteArrayOutputStream();
      new MergeFormatter()
          .formatMerge(out, merged, List.of("before", "theirs", "mine"), StandardCharsets.UTF_8);
      return Optional.of(out.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }
}
