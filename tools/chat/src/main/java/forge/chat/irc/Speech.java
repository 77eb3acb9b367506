package forge.chat.irc;

import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.TopicName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages as lines of the protocol, for one client. */
final class Speech {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int TITLE = 30;
  private static final int LONGEST_NAME = 33;
  private static final char CTCP = '\u0001';
  private final Client client;

  Speech(Client client) {
    this.client = client;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** What somebody said, in as many lines as it takes. */
  List<IrcLine> of(Channel channel, Message message) {
    return lines(channel, message, about(channel, message) + message.words(), message.action());
  }

  /**
   * Stands where all that was asked for is by people the client blocked, so that it knows where to
   * ask on.
   */
  IrcLine leftOut(Channel channel, Message edge) {
    String target = channel.query() ? client.nick() : channel.name();
    String words = "What was said here is by people you blocked.";
    IrcLine notice = IrcLine.of(client.shared().server(), "NOTICE", target, words);
    return notice
        .with("time", time(edge.saidAt()))
        .with("msgid", MessageIds.of(channel.id(), edge.number()));
  }

  /** That a message reads otherwise now. */
  List<IrcLine> edited(Channel channel, Message message) {
    return lines(channel, message, "edited: " + message.words(), true).stream()
        .map(line -> without(line, "msgid"))
        .toList();
  }

  private static IrcLine without(IrcLine line, String tag) {
    var tags = new java.util.LinkedHashMap<>(line.tags());
    tags.remove(tag);
    return new IrcLine(tags, line.source(), line.command(), line.params());
  }

  private List<IrcLine> lines(Channel channel, Message message, String text, boolean action) {
    String source = source(message);
    String target = target(channel, message);
    int frame = IrcLine.of(source, "PRIVMSG", target, "").body().length() + (action ? 9 : 0);
    int most = LineReader.BODY - frame;
    String page = client.shared().url(channel.here().room().page("m", message.number()));
    var pieces = new ArrayList<String>();
    for (String line : new FromMarkdown(client.shared().url(""), page).lines(text)) {
      pieces.addAll(Pieces.of(line, most));
    }
    var lines = new ArrayList<IrcLine>();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = action ? CTCP + "ACTION " + pieces.get(i) + CTCP : pieces.get(i);
      lines.add(tagged(channel, message, i, IrcLine.of(source, "PRIVMSG", target, piece)));
    }
    return lines;
  }

  private IrcLine tagged(Channel channel, Message message, int line, IrcLine said) {
    var room = channel.id();
    return said.with("time", time(message.saidAt()))
        .with("msgid", MessageIds.of(room, message.number(), line))
        .with("account", message.bot() ? null : message.author().id().value())
        .with("bot", message.bot() ? "" : null)
        .with(
            "+draft/reply",
            opening(channel, message).map(first -> MessageIds.of(room, first)).orElse(null));
  }

  /** Who is shown as having said it. */
  String source(Message message) {
    return message.bot()
        ? robot(message.author().name()) + "!bot@" + client.shared().server()
        : client.shared().mask(message.author().id());
  }

  private static String robot(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^[-0-9]+|-+$", "");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return (cut.isEmpty() ? "program" : cut) + "[bot]";
  }

  /** To whom it goes: of a talk of two, what oneself said goes to the other. */
  private String target(Channel channel, Message message) {
    boolean own = message.by(client.user());
    return !channel.query() || own ? channel.name() : client.nick();
  }

  /** The title of the topic it belongs to, for clients that show no replies. */
  private String about(Channel channel, Message message) {
    TopicName topic = message.topic();
    if (topic == null || opening(channel, message).isEmpty()) {
      return "";
    }
    String title = topic.title();
    return "[" + (title.length() > TITLE ? title.substring(0, TITLE - 1) + "…" : title) + "] ";
  }

  /** The message its topic began with; empty for that one itself. */
  private Optional<MessageNumber> opening(Channel channel, Message message) {
    TopicName topic = message.topic();
    return topic == null
        ? Optional.empty()
        : client
            .shared()
            .opening(channel.here(), topic)
            .filter(first -> !first.equals(message.number()));
  }

  /** A line of no words, such as a reaction. */
  IrcLine sign(Channel channel, String source, boolean own, Map<String, String> tags) {
    String target = !channel.query() || own ? channel.name() : client.nick();
    return new IrcLine(tags, source, "TAGMSG", List.of(target));
  }
}
