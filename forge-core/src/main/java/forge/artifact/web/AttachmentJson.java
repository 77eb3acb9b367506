package forge.artifact.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.artifact.Attachment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attachment as programs see it; {@code markdown} is what to write to show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentJson(
    String id,
    String name,
    String type,
    long size,
    String sha256,
    String url,
    @Nullable String thumbnail,
    String markdown,
    String by,
    Instant at) {

  public static AttachmentJson of(Attachment a) {
    return new AttachmentJson(
        a.id(),
        a.name(),
        a.type(),
        a.size(),
        a.hash(),
        a.page(),
        a.thumbnail(),
        a.markdown(),
        a.by().value(),
        a.at());
  }
}
