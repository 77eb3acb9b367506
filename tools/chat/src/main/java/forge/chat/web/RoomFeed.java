package forge.chat.web;

import forge.chat.Here;
import forge.chat.Message;
import forge.markup.Html;
import forge.web.AtomFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was said last in a room, as an Atom feed. */
final class RoomFeed {
  private final Here here;
  private final String site;

  RoomFeed(Here here, String site) {
    this.here = here;
    this.site = site;
  }

  String write(List<Message> said, List<Html> texts, Function<Message, String> summary) {
    var entries = new ArrayList<AtomFeed.Entry>();
    for (int i = 0; i < said.size(); i++) {
      entries.add(entry(said.get(i), texts.get(i), summary.apply(said.get(i))));
    }
    return new AtomFeed(
            here.label(), site + here.page(), site + here.page("archive", "feed.atom"), entries)
        .write();
  }

  private AtomFeed.Entry entry(Message message, Html html, String summary) {
    String author = message.author().name();
    return new AtomFeed.Entry(
            author + ": " + summary,
            site + here.page("m", message.number()),
            author,
            message.saidAt(),
            summary)
        .saying(html.value());
  }
}
