package forge.forum;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked or told, with the answers to it.
 *
 * @param number counted from 1 within the mount
 * @param forum the id of the forum it is in
 * @param life when what happened to it
 * @param posts the number of the last answer
 * @param revision counted with every change but answers
 */
public record Topic(
    MountId mount,
    int number,
    String forum,
    String title,
    String text,
    Marks marks,
    Life life,
    boolean deleted,
    int posts,
    int revision) {

  /**
   * What moderators, and in one case its author, say of a topic.
   *
   * @param sticky whether it stays on top of its forum
   * @param announcement whether it is shown on top of all forums
   * @param locked whether nothing more is said in it
   * @param answer the number of the post that answers it; 0 where none does
   */
  public record Marks(boolean sticky, boolean announcement, boolean locked, int answer) {
    public static final Marks NONE = new Marks(false, false, false, 0);
  }

  /** Who opened it, and who said something last. */
  public record Life(
      UserId author, Instant at, @Nullable Instant editedAt, UserId lastBy, Instant lastAt) {}

  /** What the platform knows it by. */
  public String artifact() {
    return Integer.toString(number);
  }

  /** How texts refer to it. */
  public String key() {
    return "topic " + number;
  }

  public boolean answered() {
    return marks.answer() > 0;
  }

  Topic saying(String newTitle, String newText, Instant now) {
    var edited = new Life(life.author(), life.at(), now, life.lastBy(), life.lastAt());
    return new Topic(
        mount, number, forum, newTitle, newText, marks, edited, deleted, posts, revision + 1);
  }

  Topic marked(Marks to) {
    return new Topic(mount, number, forum, title, text, to, life, deleted, posts, revision + 1);
  }

  Topic movedTo(Forum to) {
    return new Topic(
        mount, number, to.id(), title, text, marks, life, deleted, posts, revision + 1);
  }

  Topic gone(boolean now) {
    return new Topic(mount, number, forum, title, text, marks, life, now, posts, revision + 1);
  }

  /** The same as the next revision of what it was: several changes at once are one. */
  Topic following(Topic before) {
    return new Topic(
        mount, number, forum, title, text, marks, life, deleted, posts, before.revision() + 1);
  }
}
