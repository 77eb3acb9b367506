package forge.chat.irc;

import forge.chat.ChatPermission;
import forge.chat.FreeRooms.Plan;
import forge.chat.Here;
import forge.chat.Room;
import forge.chat.RoomRule;
import forge.chat.Sanction;
import forge.refusal.Refusal;
import forge.refusal.Refusal.NotFound;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeping rooms in order: topics, invitations, bans. */
final class Keeping {
  private static final int KICK_HOURS = 1;
  private static final int BANS = 100;

  void verbs(Verbs verbs) {
    verbs.add("TOPIC", 1, Keeping::topic);
    verbs.add("INVITE", 2, Keeping::invite);
    verbs.add("KICK", 2, Keeping::kick);
    verbs.add("MODE", 1, Keeping::mode);
  }

  private static @Nullable Channel channel(Client client, String name) {
    Optional<Channel> channel = client.byName(name).filter(c -> !c.query());
    if (channel.isEmpty()) {
      client.reply("442", name, "You have not joined this channel");
    }
    return channel.orElse(null);
  }

  private static Here fresh(Client client, Channel channel) {
    return client.shared().chat().doors().get(client.identity(), channel.id());
  }

  /** Something that changes a room; where it is refused the client learns why. */
  private static void change(Client client, Channel channel, Runnable deed) {
    try {
      Talking.requireWrite(client);
      deed.run();
    } catch (NotFound gone) {
      client.reply("403", channel.name(), "There is no such channel");
    } catch (Refusal refusal) {
      client.reply("482", channel.name(), refusal.reason());
    }
  }

  private static void topic(Client client, IrcLine line) {
    Channel channel = channel(client, line.param(0));
    if (channel == null) {
      return;
    }
    if (line.params().size() > 1) {
      change(client, channel, () -> describe(client, channel, line.param(1)));
      return;
    }
    Room room = fresh(client, channel).room();
    if (room.topic().isBlank()) {
      client.reply("331", channel.name(), "No topic is set");
    } else {
      client.reply("332", channel.name(), room.topic());
    }
  }

  private static void describe(Client client, Channel channel, String topic) {
    Here here = fresh(client, channel);
    Room room = here.room();
    client
        .shared()
        .chat()
        .keeping()
        .describe(
            here,
            new Plan(room.label(), ToMarkdown.of(topic), String.join(" ", room.tags()), null));
    client.send(IrcLine.of(client.mask(), "TOPIC", channel.name(), topic));
  }

  private static void invite(Client client, IrcLine line) {
    Channel channel = channel(client, line.param(1));
    if (channel != null) {
      change(
          client,
          channel,
          () -> {
            client
                .shared()
                .chat()
                .freeRooms()
                .invite(fresh(client, channel), line.param(0).toLowerCase(Locale.ROOT));
            client.reply("341", line.param(0), channel.name());
          });
    }
  }

  /** Out for an hour: elsewhere it is called a ban, and as such it is kept and noted. */
  private static void kick(Client client, IrcLine line) {
    Channel channel = channel(client, line.param(0));
    if (channel != null) {
      change(
          client,
          channel,
          () -> {
            ban(client, channel, line.param(1), line.param(2), KICK_HOURS);
            client.send(
                IrcLine.of(client.mask(), "KICK", channel.name(), line.param(1), line.param(2)));
          });
    }
  }

  private static void ban(Client client, Channel channel, String name, String reason, int hours) {
    String user = name.toLowerCase(Locale.ROOT);
    client
        .shared()
        .chat()
        .moderation()
        .sanction(fresh(client, channel), user, Sanction.Kind.BAN, reason, hours);
  }

  private static void mode(Client client, IrcLine line) {
    if (!ChannelNames.channel(line.param(0))) {
      client.reply("221", "+i");
      return;
    }
    Channel channel = channel(client, line.param(0));
    if (channel == null) {
      return;
    }
    String modes = line.param(1);
    if (modes.isEmpty()) {
      client.reply("324", channel.name(), modes(fresh(client, channel)));
    } else if (modes.matches("[+-]?b") && line.param(2).isEmpty()) {
      bans(client, channel);
    } else if (modes.matches("[+-]?b")) {
      change(client, channel, () -> ban(client, channel, modes, line.param(2)));
    } else {
      client.reply(
          "472", modes.substring(0, 1), "is set in a browser: " + settings(client, channel));
    }
  }

  private static String settings(Client client, Channel channel) {
    return client.shared().url(channel.here().room().page("moderation"));
  }

  private static String modes(Here here) {
    boolean members = here.room().rule() instanceof RoomRule.OfMembers m && !m.listed();
    boolean silent = !here.may(ChatPermission.SAY);
    return "+nt" + (members ? "i" : "") + (silent ? "m" : "");
  }

  private static void ban(Client client, Channel channel, String modes, String mask) {
    String name = mask.replaceAll("[!@].*", "");
    if (modes.startsWith("-")) {
      client
          .shared()
          .chat()
          .moderation()
          .lift(fresh(client, channel), name.toLowerCase(Locale.ROOT));
    } else {
      ban(client, channel, name, "", 0);
    }
    client.send(
        IrcLine.of(
            client.mask(),
            "MODE",
            channel.name(),
            modes.startsWith("-") ? "-b" : "+b",
            name + "!*@*"));
  }

  private static void bans(Client client, Channel channel) {
    Here here = fresh(client, channel);
    if (here.may(ChatPermission.MODERATE)) {
      client.shared().chat().moderation().sanctions(here, null, BANS).items().stream()
          .filter(s -> s.kind() == Sanction.Kind.BAN)
          .forEach(
              s ->
                  client.reply(
                      "367",
                      channel.name(),
                      s.user() + "!*@*",
                      client.shared().mask(s.by()),
                      Long.toString(s.at().getEpochSecond())));
    }
    client.reply("368", channel.name(), "End of channel ban list");
  }
}
