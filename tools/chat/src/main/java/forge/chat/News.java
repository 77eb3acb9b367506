package forge.chat;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told over the stream of a room, the same to everybody. Bears repetition. */
sealed interface News {

  /** The name in the stream. */
  @JsonIgnore
  String kind();

  /**
   * Somebody said something. Its topic is told with it, but kept beside it, as it may be renamed.
   */
  record Said(
      long id,
      String author,
      String name,
      Instant at,
      String html,
      List<String> mentions,
      @JsonInclude(NON_EMPTY) List<String> calls,
      boolean action,
      @Nullable String nonce)
      implements News {

    static Said of(Message message, String html, @Nullable String nonce) {
      boolean blank = html.isEmpty();
      return new Said(
          message.number().value(),
          message.author().id().value(),
          message.author().name(),
          message.saidAt(),
          html,
          blank ? List.of() : MessageDocument.names(message.mentioned()),
          blank ? List.of() : message.circles(),
          message.action(),
          nonce);
    }

    @Override
    public String kind() {
      return "msg";
    }
  }

  /** The topic a message belongs to. */
  record Filed(long id, String title) {
    static Filed of(TopicName topic) {
      return new Filed(topic.number().value(), topic.title());
    }
  }

  /**
   * A message belongs to a topic now, or to another, or to none. Titles that were made of messages
   * are not told here: they must vanish with the message.
   *
   * @param topic the number of the topic; null for none
   */
  record Moved(long id, @Nullable Long topic) implements News {
    @Override
    public String kind() {
      return "move";
    }
  }

  /** A message is kept at hand now, or no longer. */
  record Pinned(long id, boolean on, int pins) implements News {
    @Override
    public String kind() {
      return "pin";
    }
  }

  /** A topic was opened, renamed, answered or opened again. */
  record TopicChanged(long id, @Nullable String title, boolean answered, long messages)
      implements News {
    /**
     * @param titled whether somebody gave it the title it has
     */
    static TopicChanged of(Topic topic, boolean titled) {
      return new TopicChanged(
          topic.number().value(),
          titled ? topic.title() : null,
          topic.answered(),
          topic.extent().messages());
    }

    @Override
    public String kind() {
      return "topic";
    }
  }

  /** A message reads differently now. */
  record Edited(
      long id,
      String html,
      Instant at,
      List<String> mentions,
      @JsonInclude(NON_EMPTY) List<String> calls,
      boolean action)
      implements News {
    @Override
    public String kind() {
      return "edit";
    }
  }

  /** A message is no more. */
  record Deleted(long id, String by) implements News {
    @Override
    public String kind() {
      return "delete";
    }
  }

  /** A message is out of sight until a moderator has looked. */
  record Hidden(long id) implements News {
    @Override
    public String kind() {
      return "hide";
    }
  }

  /** A message that was hidden is to be seen again. */
  record Shown(
      long id,
      String html,
      List<String> mentions,
      @JsonInclude(NON_EMPTY) List<String> calls,
      boolean action)
      implements News {
    @Override
    public String kind() {
      return "show";
    }
  }

  /**
   * Somebody reacted, or no longer does.
   *
   * @param r all reactions of the message as they are now
   */
  record Reacted(long id, List<Tally> r, String by, String e, boolean on) implements News {
    @Override
    public String kind() {
      return "react";
    }
  }

  /**
   * How often an emoji stands under a message.
   *
   * @param u some of those who put it there
   * @param w what the first of them are called
   */
  record Tally(String e, int n, List<String> u, List<String> w) {
    private static final int LISTED = 30;

    /**
     * @param names what people are called
     */
    static Tally of(Reaction reaction, Map<UserId, String> names) {
      return new Tally(
          reaction.emoji(),
          reaction.count(),
          reaction.users().stream().limit(LISTED).map(UserId::value).toList(),
          reaction.named(names));
    }
  }
}
