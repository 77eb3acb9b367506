package forge.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told over the stream of a room, the same to everybody. Bears repetition. */
sealed interface News {

  /** The name in the stream. */
  @JsonIgnore
  String kind();

  /** Somebody said something. */
  record Said(
      long id,
      String author,
      String name,
      Instant at,
      String html,
      List<String> mentions,
      @Nullable String nonce)
      implements News {
    @Override
    public String kind() {
      return "msg";
    }
  }

  /** A message reads differently now. */
  record Edited(long id, String html, Instant at, List<String> mentions) implements News {
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
  record Shown(long id, String html, List<String> mentions) implements News {
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
   */
  record Tally(String e, int n, List<String> u) {
    private static final int NAMED = 30;

    static Tally of(Reaction reaction) {
      return new Tally(
          reaction.emoji(),
          reaction.count(),
          reaction.users().stream().limit(NAMED).map(UserId::value).toList());
    }
  }
}
