package forge.discussion;

import forge.access.Permission;
import forge.access.Visit;
import forge.event.Subject;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one artifact, as one visitor may read and write it. A tool opens it once it
 * has found the artifact and seen that the visitor may read it.
 */
public final class DiscussionThread {
  private final Discussions discussions;
  private final Visit visit;
  private final Subject artifact;
  private final Rules rules;

  /**
   * What a tool asks of those who write.
   *
   * @param say what saying something asks for
   * @param moderate what changing the words of others asks for
   * @param open refuses where nothing may be said just now, whoever asks
   * @param said hears of what was said
   */
  public record Rules(Permission say, Permission moderate, Runnable open, Consumer<Post> said) {}

  public DiscussionThread(Discussions discussions, Visit visit, Subject artifact, Rules rules) {
    this.discussions = discussions;
    this.visit = visit;
    this.artifact = artifact;
    this.rules = rules;
  }

  public Slice<Post> posts(@Nullable String cursor, int limit) {
    return discussions.posts(artifact.mount(), artifact.artifact(), cursor, limit);
  }

  public Post say(@Nullable String text) {
    return say(text, null);
  }

  /** The same, once for a request of the visitor's. */
  public Post say(@Nullable String text, @Nullable String request) {
    visit.require(rules.say());
    rules.open().run();
    Post post = discussions.say(visit, artifact, text, List.of(), request);
    rules.said().accept(post);
    return post;
  }

  /** A post the visitor may change, to be shown in a form. */
  public Post mine(int number) {
    visit.require(rules.say());
    Post post = discussions.post(artifact.mount(), artifact.artifact(), number);
    if (post.deleted() || post.note()) {
      throw new NotFound("Comment " + number);
    }
    if (!mayChange(post)) {
      visit.require(rules.moderate());
    }
    return post;
  }

  public Post edit(int number, @Nullable String text) {
    mine(number);
    return discussions.edit(visit, artifact, number, text, rules.moderate());
  }

  /** Takes a post back; its number stays. */
  public void delete(int number) {
    mine(number);
    discussions.delete(visit, artifact, number, rules.moderate());
  }

  public boolean maySay() {
    return visit.may(rules.say());
  }

  /** Whether somebody's words are the visitor's own. */
  public boolean own(Post post) {
    return !visit.user().guest() && post.author().equals(visit.user().id());
  }

  public boolean mayChange(Post post) {
    return !post.deleted()
        && !post.note()
        && (visit.may(rules.moderate()) || (own(post) && maySay()));
  }
}
