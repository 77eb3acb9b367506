package forge.chat.web;

import forge.chat.Message;
import forge.chat.Room;
import forge.chat.Topic;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a topic to choose from, and where to move them.
 *
 * @param choices those the visitor may move
 * @param older where earlier ones are; null at the beginning
 * @param others the topics there are beside this one, those spoken in last first
 * @param typed what was chosen before
 */
public record TopicMovePage(
    Room room,
    String label,
    Topic topic,
    List<Choice> choices,
    @Nullable String older,
    List<Topic> others,
    Typed typed,
    Problems problems)
    implements View {

  /** A message in one line. */
  public record Choice(Message message, String summary, boolean chosen) {}

  /** Where to: {@code new}, {@code none} or the number of a topic. */
  public record Typed(String to, String title) {}
}
