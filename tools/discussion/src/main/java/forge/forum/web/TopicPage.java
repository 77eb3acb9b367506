package forge.forum.web;

import forge.artifact.Following;
import forge.artifact.Related;
import forge.discussion.web.Said;
import forge.forum.Forum;
import forge.forum.Topic;
import forge.markup.Html;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic, or a part of it.
 *
 * @param text what it opened with; empty on later parts
 * @param summary what it is about, in a sentence for pages that link here
 * @param after how many answers are on the parts before this one
 * @param live the stream that tells of news, and where it was when the page was read
 * @param others where moderators may move it
 * @param typed what stands in the composer
 */
public record TopicPage(
    Places places,
    Forum forum,
    Topic topic,
    Html text,
    String summary,
    List<Said> posts,
    int after,
    int perPage,
    String live,
    List<Related> related,
    Following following,
    Rights rights,
    List<Forum> others,
    String typed,
    Problems problems)
    implements View {

  /** What the visitor may do here. */
  public record Rights(
      boolean guest, boolean post, boolean edit, boolean answer, boolean moderate) {}

  /** Whether this is the part it begins with. */
  public boolean first() {
    return after == 0;
  }

  /** The address of the part before this one; empty on the first. */
  public String previous() {
    int before = after - perPage;
    String page = places.topic(topic.number());
    return first() ? "" : before <= 0 ? page : page + "?after=" + before;
  }

  /** The address of the part after this one; empty on the last. */
  public String next() {
    int more = after + perPage;
    return topic.posts() > more ? places.topic(topic.number()) + "?after=" + more : "";
  }

  /** Where the post is that answers the topic. */
  public @Nullable String answer() {
    int number = topic.marks().answer();
    return number == 0 ? null : place(number);
  }

  /** Where the last answer is; empty where it is on this part. */
  public String last() {
    return next().isEmpty() ? "" : place(topic.posts());
  }

  private String place(int number) {
    int before = (number - 1) / perPage * perPage;
    return places.topic(topic.number()) + (before == 0 ? "" : "?after=" + before) + "#c" + number;
  }
}
