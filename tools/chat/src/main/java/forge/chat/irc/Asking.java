package forge.chat.irc;

import forge.chat.Here;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Questions about people and about the server. */
final class Asking {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,29}");

  /** What may be asked for of each, in the order in which it is answered. */
  private static final String FIELDS = "tcuihsnfdlaor";

  private static final int AT_ONCE = 20;
  private static final String END_OF_WHO = "End of /WHO list";

  void verbs(Verbs verbs) {
    verbs.add("WHO", 0, Asking::who);
    verbs.add("WHOIS", 1, Asking::whois);
    verbs.add("WHOWAS", 1, Asking::whowas);
    verbs.add("ISON", 1, Asking::ison);
    verbs.add("USERHOST", 1, Asking::userhost);
    verbs.add("AWAY", 0, Asking::away);
    verbs.add("MOTD", 0, (c, line) -> c.reply("422", "There is no message of the day"));
    verbs.add("LUSERS", 0, Asking::lusers);
    verbs.add("VERSION", 0, (c, line) -> c.reply("351", "forge", c.shared().server(), ""));
    verbs.add(
        "TIME",
        0,
        (c, line) ->
            c.reply("391", c.shared().server(), Speech.time(c.shared().clock().instant())));
  }

  private static Optional<UserId> known(Client client, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAME.matcher(lower).matches()
        ? Optional.of(new UserId(lower)).filter(client.shared().chat().platform()::known)
        : Optional.empty();
  }

  private static Set<String> online(Client client, List<UserId> people) {
    return client.shared().live().online(people.stream().map(UserId::value).toList());
  }

  private static void who(Client client, IrcLine line) {
    String mask = line.param(0);
    String fields = line.param(1);
    Optional<Channel> channel = client.byName(mask).filter(c -> !c.query());
    var attendees = new Attendees(client);
    List<Attendees.Attendee> people =
        channel.map(c -> attendees.of(c.here())).orElseGet(() -> person(client, mask));
    Set<String> here = online(client, people.stream().map(Attendees.Attendee::user).toList());
    String where = channel.map(Channel::name).orElse("*");
    var lines = new ArrayList<IrcLine>();
    for (Attendees.Attendee p : people) {
      String flags = (here.contains(p.user().value()) ? "H" : "G") + p.mark();
      lines.add(
          fields.startsWith("%")
              ? extended(client, fields, where, p, flags)
              : plain(client, where, p, flags));
    }
    lines.add(client.numeric("315", mask.isEmpty() ? "*" : mask, END_OF_WHO));
    channel.ifPresent(c -> lines.addAll(attendees.apology(c)));
    client.send(lines);
  }

  private static List<Attendees.Attendee> person(Client client, String name) {
    return known(client, name)
        .map(u -> new Attendees.Attendee(u, client.shared().chat().platform().nameOf(u), false))
        .map(List::of)
        .orElse(List.of());
  }

  private static IrcLine plain(Client client, String where, Attendees.Attendee p, String flags) {
    String server = client.shared().server();
    String user = p.user().value();
    return client.numeric("352", where, user, server, server, user, flags, "0 " + p.name());
  }

  /** The fields that were asked for, in the order of the protocol. */
  private static IrcLine extended(
      Client client, String fields, String where, Attendees.Attendee p, String flags) {
    int comma = fields.indexOf(',');
    String wanted = comma < 0 ? fields : fields.substring(0, comma);
    String server = client.shared().server();
    var all = new ArrayList<String>();
    for (int i = 0; i < FIELDS.length(); i++) {
      char field = FIELDS.charAt(i);
      if (wanted.indexOf(field) > 0) {
        all.add(
            switch (field) {
              case 't' -> comma < 0 ? "0" : fields.substring(comma + 1);
              case 'c' -> where;
              case 'i' -> "255.255.255.255";
              case 'h', 's' -> server;
              case 'f' -> flags;
              case 'd', 'l' -> "0";
              case 'o' -> "n/a";
              case 'r' -> p.name();
              default -> p.user().value();
            });
      }
    }
    return client.numeric("354", all.toArray(String[]::new));
  }

  private static void whois(Client client, IrcLine line) {
    String name = line.params().size() > 1 ? line.param(1) : line.param(0);
    Optional<UserId> user = known(client, name);
    if (user.isEmpty()) {
      client.reply("401", name, "Nobody here is called so");
    } else {
      String id = user.get().value();
      String server = client.shared().server();
      client.reply(
          "311", id, id, server, "*", client.shared().chat().platform().nameOf(user.get()));
      client.reply("312", id, server, client.shared().url("/u/" + id));
      String shared = together(client, user.get());
      if (!shared.isEmpty()) {
        client.reply("319", id, shared);
      }
      if (online(client, List.of(user.get())).isEmpty()) {
        client.reply("301", id, "not here just now");
      }
      client.reply("330", id, id, "is signed in as");
    }
    client.reply("318", name, "End of /WHOIS list");
  }

  /** The channels of the client in which it has seen somebody, some of them. */
  private static String together(Client client, UserId user) {
    return client.channels().stream()
        .filter(channel -> !channel.query() && channel.has(user))
        .limit(AT_ONCE)
        .map(Channel::name)
        .collect(Collectors.joining(" "));
  }

  private static void whowas(Client client, IrcLine line) {
    client.reply("406", line.param(0), "Names are never given to others here");
    client.reply("369", line.param(0), "End of WHOWAS");
  }

  private static List<UserId> named(Client client, IrcLine line) {
    return line.params().stream()
        .flatMap(p -> Arrays.stream(p.split(" ", AT_ONCE)))
        .limit(AT_ONCE)
        .flatMap(name -> known(client, name).stream())
        .toList();
  }

  private static void ison(Client client, IrcLine line) {
    var people = named(client, line);
    Set<String> here = online(client, people);
    client.reply(
        "303",
        people.stream().map(UserId::value).filter(here::contains).collect(Collectors.joining(" ")));
  }

  private static void userhost(Client client, IrcLine line) {
    var people = named(client, line);
    Set<String> here = online(client, people);
    client.reply(
        "302",
        people.stream()
            .map(
                u ->
                    u
                        + "="
                        + (here.contains(u.value()) ? "+" : "-")
                        + u
                        + "@"
                        + client.shared().server())
            .collect(Collectors.joining(" ")));
  }

  /** Whoever is away is not shown in rooms as being there. */
  private static void away(Client client, IrcLine line) {
    boolean away = !line.param(0).isEmpty();
    client.away(away);
    if (away) {
      client.reply("306", "You have been marked as being away");
    } else {
      client.reply("305", "You are no longer marked as being away");
    }
  }

  private static void lusers(Client client, IrcLine line) {
    long rooms = client.channels().stream().map(Channel::here).map(Here::id).distinct().count();
    client.reply("251", "Everybody with an account here can be reached, connected or not");
    client.reply("254", Long.toString(rooms), "of your channels are open");
  }
}
