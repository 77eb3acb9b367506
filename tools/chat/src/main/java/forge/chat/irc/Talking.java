package forge.chat.irc;

import forge.chat.Emoji;
import forge.chat.Here;
import forge.chat.MessageNumber;
import forge.chat.Room;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.NotFound;
import forge.user.Scope;
import forge.user.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Saying something, reacting to it, taking it back: by the deeds of the rooms. */
final class Talking {
  private static final int TARGETS = 4;
  private static final String CTCP = "\u0001";
  private static final String ACTION = CTCP + "ACTION ";
  private static final Pattern CALLED = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,29})([:,] .*)");

  void verbs(Verbs verbs) {
    verbs.add("PRIVMSG", 1, (client, line) -> say(client, line, true));
    verbs.add("NOTICE", 1, (client, line) -> say(client, line, false));
    verbs.add("TAGMSG", 1, Talking::sign);
    verbs.add("REDACT", 2, Talking::takeBack);
  }

  /**
   * @param answers whether the client is told where it goes wrong: never of notices
   */
  private static void say(Client client, IrcLine line, boolean answers) {
    if (line.param(1).isBlank()) {
      if (answers) {
        client.reply("412", "There is no text to send");
      }
      return;
    }
    for (String target : Verbs.parts(line.param(0), TARGETS)) {
      try {
        say(client, target, line);
      } catch (Refusal refusal) {
        if (answers) {
          refused(client, target, refusal);
        }
      }
    }
  }

  private static void refused(Client client, String target, Refusal refusal) {
    if (ChannelNames.channel(target)) {
      client.reply(refusal instanceof NotFound ? "403" : "404", target, sentence(refusal));
    } else {
      client.reply(
          refusal instanceof Refusal.Invalid invalid && "people".equals(invalid.field())
              ? "401"
              : "531",
          target,
          sentence(refusal));
    }
  }

  private static String sentence(Refusal refusal) {
    return refusal instanceof NotFound ? "There is no such channel" : refusal.reason();
  }

  private static void say(Client client, String target, IrcLine line) {
    requireWrite(client);
    Channel channel = ChannelNames.channel(target) ? joined(client, target) : query(client, target);
    Here here = fresh(client, channel);
    String text = text(channel, line.param(1));
    if (text.isBlank()) {
      return;
    }
    Optional<MessageNumber> to = replied(channel, line);
    if (to.isPresent()) {
      client.shared().chat().topics().reply(here, to.get(), text, client.nonce());
    } else {
      client.shared().chat().rooms().say(here, text, client.nonce());
    }
  }

  private static Optional<MessageNumber> replied(Channel channel, IrcLine line) {
    String id = line.tag("+draft/reply");
    return MessageIds.parse(channel.id(), id == null ? line.tag("+reply") : id);
  }

  /** Rights may have changed since the client came in. */
  private static Here fresh(Client client, Channel channel) {
    return client.shared().chat().doors().get(client.identity(), channel.id());
  }

  static void requireWrite(Client client) {
    String scope = Scope.WRITE.text();
    if (!client.identity().within(scope)) {
      throw new Denied("do this with a token that lacks the scope " + scope);
    }
  }

  private static Channel joined(Client client, String target) {
    return client
        .byName(target)
        .orElseThrow(
            () ->
                new ChannelNames(client.shared().chat())
                        .enter(client.identity(), target)
                        .isPresent()
                    ? new Denied("write in a channel you have not joined")
                    : new NotFound("The room"));
  }

  /** The conversation with somebody, opened where there is none. */
  private static Channel query(Client client, String name) {
    Optional<Channel> known = client.byName(name);
    if (known.isPresent()) {
      return known.get();
    }
    Room room = client.shared().chat().freeRooms().direct(client.identity(), name);
    new Doorway(client).show(client.shared().chat().doors().get(client.identity(), room.id()));
    return client.byName(name).orElseThrow(() -> new Denied("have more rooms open"));
  }

  /** What a client typed as Markdown; calling somebody by name calls them here too. */
  private static String text(Channel channel, String typed) {
    boolean action = typed.startsWith(ACTION);
    if (!action && typed.startsWith(CTCP)) {
      return "";
    }
    String text = ToMarkdown.of(action ? typed.substring(ACTION.length()) : typed).strip();
    Matcher called = CALLED.matcher(text);
    if (called.matches() && known(channel, called.group(1))) {
      text = "@" + called.group(1).toLowerCase(Locale.ROOT) + called.group(2);
    }
    return action && !text.isEmpty() ? "/me " + text : text;
  }

  private static boolean known(Channel channel, String name) {
    return channel.has(new UserId(name.toLowerCase(Locale.ROOT)));
  }

  /** Reacts to a message, or shows that the client is typing; what is not known is not carried. */
  private static void sign(Client client, IrcLine line) {
    Optional<Channel> channel = client.byName(line.param(0));
    if (channel.isEmpty()) {
      return;
    }
    if ("active".equals(line.tag("+typing"))) {
      client.typing(channel.get());
    }
    react(client, channel.get(), line, line.tag("+draft/react"), true);
    react(client, channel.get(), line, line.tag("+draft/unreact"), false);
  }

  private static void react(
      Client client, Channel channel, IrcLine line, @Nullable String emoji, boolean on) {
    Optional<MessageNumber> to = replied(channel, line);
    if (emoji == null || to.isEmpty()) {
      return;
    }
    try {
      requireWrite(client);
      client.shared().chat().rooms().react(fresh(client, channel), to.get(), new Emoji(emoji), on);
    } catch (IllegalArgumentException noEmoji) {
      client.fail("TAGMSG", "INVALID_REACTION", channel.name(), "Only an emoji is a reaction here");
    } catch (Refusal refusal) {
      refused(client, channel.name(), refusal);
    }
  }

  private static void takeBack(Client client, IrcLine line) {
    Optional<Channel> channel = client.byName(line.param(0));
    if (channel.isEmpty()) {
      client.fail("REDACT", "INVALID_TARGET", line.param(0), "You have not joined this channel");
      return;
    }
    Optional<MessageNumber> number = MessageIds.parse(channel.get().id(), line.param(1));
    try {
      requireWrite(client);
      client
          .shared()
          .chat()
          .rooms()
          .delete(
              fresh(client, channel.get()), number.orElseThrow(() -> new NotFound("The message")));
    } catch (NotFound none) {
      client.fail(
          "REDACT", "UNKNOWN_MSGID", line.param(0), line.param(1), "There is no such message");
    } catch (Refusal refusal) {
      client.fail("REDACT", "REDACT_FORBIDDEN", line.param(0), line.param(1), refusal.reason());
    }
  }
}
