package forge.chat.irc;

import forge.chat.Here;
import forge.chat.Room;
import forge.chat.RoomRule;
import forge.chat.Seat;
import forge.live.Position;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Denied;
import forge.user.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets one client into rooms and out of them. */
final class Doorway {
  /** One stream less than a connection may hear, which is the client's own. */
  static final int MOST = 199;

  private final Client client;
  private final Shared shared;
  private final ChannelNames names;

  Doorway(Client client) {
    this.client = client;
    this.shared = client.shared();
    this.names = new ChannelNames(shared.chat());
  }

  /** Makes the client a member, and shows it the room; says why not where that cannot be. */
  void join(String name) {
    if (client.byName(name).isPresent()) {
      return;
    }
    if (client.channels().size() >= MOST) {
      client.reply("405", name, "You have " + MOST + " rooms open, which is the limit");
      return;
    }
    Optional<Here> here = names.enter(client.identity(), name);
    if (here.isEmpty()) {
      here = knock(name);
    }
    here.filter(h -> seated(name, h)).ifPresent(this::show);
  }

  /** Asks at the door of a room of members. */
  private Optional<Here> knock(String name) {
    Optional<Room> room = names.door(name).filter(r -> r.rule() instanceof RoomRule.OfMembers);
    if (room.isEmpty()) {
      client.reply("403", name, "There is no such channel");
      return Optional.empty();
    }
    try {
      requireWrite();
      if (shared.chat().entry().ask(client.identity(), room.get())) {
        return names.enter(client.identity(), name);
      }
      client.reply("473", name, "A moderator lets people in here; you have asked");
    } catch (Denied denied) {
      client.reply("474", name, denied.reason());
    } catch (Refusal refused) {
      client.reply("473", name, refused.reason());
    }
    return Optional.empty();
  }

  private boolean seated(String name, Here here) {
    if (shared.chat().seats().of(here).filter(Seat::member).isPresent() || !mayWrite()) {
      return true;
    }
    try {
      shared.chat().seats().join(here);
      return true;
    } catch (Denied denied) {
      client.reply("474", name, denied.reason());
    } catch (Refusal refused) {
      client.reply("405", name, refused.reason());
    }
    return false;
  }

  private boolean mayWrite() {
    return client.identity().within(Scope.WRITE.text());
  }

  private void requireWrite() {
    if (!mayWrite()) {
      throw new Denied("do this with a token that lacks the scope " + Scope.WRITE.text());
    }
  }

  /** Has a room open: says so, and what is to be known of it, and hears it from now on. */
  void show(Here here) {
    Position now = shared.chat().rooms().position(here);
    show(here, now);
  }

  /** The same from a position on. */
  void show(Here here, Position since) {
    var channel = new Channel(ChannelNames.of(here.room(), client.user()), here);
    if (client.channels().size() >= MOST || !client.opened(channel)) {
      return;
    }
    if (!channel.query()) {
      client.send(greeting(channel));
    }
    client.listen(channel, since);
  }

  private List<IrcLine> greeting(Channel channel) {
    var lines = new ArrayList<IrcLine>();
    lines.add(joined(client, channel, client.mask(), client.identity().user().displayName()));
    if (client.can("draft/read-marker")) {
      lines.add(new Marker(client).line(channel.here(), channel.name()));
    }
    if (!channel.here().room().topic().isBlank()) {
      lines.add(topic(client, channel));
    }
    if (!client.can("no-implicit-names") && !client.can("draft/no-implicit-names")) {
      lines.addAll(new Attendees(client).names(channel));
    }
    return lines;
  }

  static IrcLine topic(Client client, Channel channel) {
    return client.numeric("332", channel.name(), channel.here().room().topic());
  }

  /** That somebody is in a channel. */
  static IrcLine joined(Client client, Channel channel, String mask, String displayName) {
    String name = mask.substring(0, mask.indexOf('!'));
    return client.can("extended-join")
        ? IrcLine.of(mask, "JOIN", channel.name(), name, displayName)
        : IrcLine.of(mask, "JOIN", channel.name());
  }

  /** Leaves a room; one by invitation is only closed, since nobody could come back. */
  void part(Channel channel, String sentence) {
    if (!client.closed(channel)) {
      return;
    }
    client.send(IrcLine.of(client.mask(), "PART", channel.name(), sentence));
    if (!byInvitation(channel.here().room()) && mayWrite()) {
      shared.chat().seats().leave(channel.here());
    }
  }

  private static boolean byInvitation(Room room) {
    return room.direct()
        || (room.rule() instanceof RoomRule.OfMembers members && !members.listed());
  }

  /** The client may hear a room no more. */
  void out(Channel channel, String sentence) {
    if (client.closed(channel) && !channel.query()) {
      client.send(IrcLine.of(shared.server(), "KICK", channel.name(), client.nick(), sentence));
    }
  }
}
