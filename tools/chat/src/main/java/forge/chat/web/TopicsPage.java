package forge.chat.web;

import forge.chat.Room;
import forge.chat.Topic;
import forge.chat.Topics;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a room.
 *
 * @param following those the visitor follows
 * @param next where more are; null at the end
 * @param say whether the visitor may open one
 */
public record TopicsPage(
    Room room,
    String label,
    Asked asked,
    List<Topic> topics,
    List<Topics.Followed> following,
    @Nullable String next,
    boolean say,
    Typed typed,
    Problems problems)
    implements View {

  /** What is listed. */
  public record Asked(boolean answered, String query) {}

  /** What was typed for a new one. */
  public record Typed(String title, String text) {}
}
