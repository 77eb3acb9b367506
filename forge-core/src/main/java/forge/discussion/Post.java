package forge.discussion;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a thread: something said, or a change that was made.
 *
 * @param number counted from 1 within the thread, without gaps
 * @param text Markdown; empty when deleted
 * @param change completes a sentence that starts with the author's name, such as "closed it"; null
 *     for what somebody said
 * @param attachments ids of the artifact's attachments this post brought
 */
public record Post(
    MountId mount,
    String artifact,
    int number,
    UserId author,
    Instant at,
    String text,
    @Nullable String change,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt,
    List<String> attachments) {
  public Post {
    attachments = List.copyOf(attachments);
  }

  public boolean deleted() {
    return deletedAt != null;
  }

  /** Whether this is a change and nothing that was said. */
  public boolean note() {
    return change != null;
  }

  Post saying(String to, Instant now) {
    return new Post(mount, artifact, number, author, at, to, change, now, deletedAt, attachments);
  }

  Post withdrawn(Instant now) {
    return new Post(mount, artifact, number, author, at, "", change, editedAt, now, List.of());
  }
}
