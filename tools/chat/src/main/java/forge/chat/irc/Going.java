package forge.chat.irc;

import forge.chat.Here;
import forge.chat.Room;
import java.util.List;
import java.util.Optional;

/** Coming into channels, leaving them, finding them. */
final class Going {
  private static final int AT_ONCE = 20;
  private static final int LISTED = 100;
  private static final int PAGES = 5;

  void verbs(Verbs verbs) {
    verbs.add("JOIN", 1, Going::join);
    verbs.add("PART", 1, Going::part);
    verbs.add("NAMES", 0, Going::names);
    verbs.add("LIST", 0, Going::list);
  }

  private static void join(Client client, IrcLine line) {
    if (line.param(0).equals("0")) {
      client.channels().stream()
          .filter(channel -> !channel.query())
          .toList()
          .forEach(channel -> new Doorway(client).part(channel, ""));
      return;
    }
    for (String name : Verbs.parts(line.param(0), AT_ONCE)) {
      new Doorway(client).join(name);
    }
  }

  private static void part(Client client, IrcLine line) {
    for (String name : Verbs.parts(line.param(0), AT_ONCE)) {
      Optional<Channel> channel = client.byName(name).filter(c -> !c.query());
      channel.ifPresentOrElse(
          c -> new Doorway(client).part(c, line.param(1)),
          () -> client.reply("442", name, "You have not joined this channel"));
    }
  }

  private static void names(Client client, IrcLine line) {
    for (String name : Verbs.parts(line.param(0), AT_ONCE)) {
      client
          .byName(name)
          .filter(c -> !c.query())
          .ifPresentOrElse(
              channel -> client.send(new Attendees(client).names(channel)),
              () -> client.reply("366", name, "End of /NAMES list"));
    }
  }

  /** Rooms everybody may find, the liveliest first, or those that are named. */
  private static void list(Client client, IrcLine line) {
    client.reply("321", "Channel", "Users  Name");
    if (ChannelNames.channel(line.param(0))) {
      var names = new ChannelNames(client.shared().chat());
      for (String name : Verbs.parts(line.param(0), AT_ONCE)) {
        names
            .enter(client.identity(), name)
            .map(Here::room)
            .or(() -> names.door(name))
            .ifPresent(room -> client.send(listed(client, room)));
      }
    } else {
      directory(client);
    }
    client.reply("323", "End of /LIST");
  }

  private static void directory(Client client) {
    String after = null;
    for (int page = 0; page < PAGES; page++) {
      var found = client.shared().chat().directory().find("", "", after, LISTED);
      List<IrcLine> lines = found.items().stream().map(room -> listed(client, room)).toList();
      client.send(lines);
      after = found.next();
      if (after == null) {
        return;
      }
    }
  }

  private static IrcLine listed(Client client, Room room) {
    String topic = room.label() + (room.topic().isBlank() ? "" : ": " + room.topic());
    return client.numeric(
        "322", ChannelNames.of(room, client.user()), Long.toString(room.pulse().members()), topic);
  }
}
