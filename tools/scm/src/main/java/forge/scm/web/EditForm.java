package forge.scm.web;

import forge.scm.edit.Edits;
import forge.web.Multipart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the form of a file.
 *
 * @param text null where the file is no text
 * @param to {@code here} for the branch they look at, {@code new} for another
 * @param branch the name of the other
 * @param known the id of the file they looked at; empty for a new one
 * @param base the commit they looked at
 * @param wanted what they asked for: to commit, to see the difference, to see it rendered
 */
public record EditForm(
    String path,
    @Nullable String text,
    String subject,
    String body,
    String to,
    String branch,
    String known,
    String base,
    String wanted) {
  private static final int SHORT = 5_000;
  private static final int LONG = 100_000;

  /** Reads a form while it arrives. */
  static EditForm read(@Nullable MediaType type, InputStream stream) throws IOException {
    var fields = new HashMap<String, String>();
    var form = Multipart.of(type, stream);
    for (var part = form.next(); part != null; part = form.next()) {
      int limit =
          switch (part.name()) {
            case "text" -> 2 * Edits.LARGEST;
            case "body" -> LONG;
            default -> SHORT;
          };
      fields.put(part.name(), part.text(limit));
    }
    return of(fields);
  }

  static EditForm of(Map<String, String> fields) {
    return new EditForm(
        fields.getOrDefault("path", "").strip(),
        fields.get("text"),
        fields.getOrDefault("subject", ""),
        fields.getOrDefault("body", ""),
        fields.getOrDefault("to", "here"),
        fields.getOrDefault("branch", "").strip(),
        fields.getOrDefault("known", ""),
        fields.getOrDefault("base", ""),
        fields.getOrDefault("wanted", "commit"));
  }

  boolean elsewhere() {
    return to.equals("new");
  }

  /** The same words about another state of the file. */
  EditForm about(@Nullable String otherText, String otherKnown, String otherBase) {
    return new EditForm(path, otherText, subject, body, to, branch, otherKnown, otherBase, wanted);
  }
}
