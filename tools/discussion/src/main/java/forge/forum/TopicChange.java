package forge.forum;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a topic; null leaves a thing as it is.
 *
 * @param answer the number of the post that answers it; 0 for none
 * @param forum the short name of the forum it is to move to
 */
public record TopicChange(
    @Nullable String title,
    @Nullable String text,
    @Nullable Boolean sticky,
    @Nullable Boolean announcement,
    @Nullable Boolean locked,
    @Nullable Integer answer,
    @Nullable String forum) {

  public static TopicChange words(@Nullable String title, @Nullable String text) {
    return new TopicChange(title, text, null, null, null, null, null);
  }

  public static TopicChange marks(boolean sticky, boolean announcement, boolean locked) {
    return new TopicChange(null, null, sticky, announcement, locked, null, null);
  }

  public static TopicChange answer(int post) {
    return new TopicChange(null, null, null, null, null, post, null);
  }

  public static TopicChange move(@Nullable String forum) {
    return new TopicChange(null, null, null, null, null, null, forum == null ? "" : forum);
  }

  boolean rewords() {
    return title != null || text != null;
  }

  /** Whether it is something moderators alone do. */
  boolean moderates() {
    return sticky != null || announcement != null || locked != null || forum != null;
  }

  /** What the news of it is called. */
  String kind() {
    if (forum != null) {
      return "forum.moved";
    }
    if (answer != null) {
      return "forum.answered";
    }
    return rewords() ? "forum.edited" : "forum.marked";
  }

  Topic.Marks marked(Topic.Marks now) {
    return new Topic.Marks(
        sticky == null ? now.sticky() : sticky,
        announcement == null ? now.announcement() : announcement,
        locked == null ? now.locked() : locked,
        answer == null ? now.answer() : answer);
  }
}
