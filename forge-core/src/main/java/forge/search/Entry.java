package forge.search;

import forge.artifact.Card;
import forge.artifact.Readers;
import forge.project.Mount;
import java.time.Instant;
import java.util.Date;
import org.apache.solr.common.SolrInputDocument;

/** One artifact as the index keeps it. */
final class Entry {
  private static final int LONGEST = 200_000;

  private Entry() {}

  static String id(Mount mount, String artifact) {
    return mount.id() + "/" + artifact;
  }

  /**
   * @param text the plain text it is found by
   */
  static SolrInputDocument of(Mount mount, Card card, Readers readers, String text, Instant now) {
    String found = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Language language = Language.of(card.title() + "\n" + found);
    var entry = new SolrInputDocument();
    entry.setField("id", id(mount, card.artifact()));
    entry.setField("type", card.type());
    entry.setField("project", mount.project().toString());
    entry.setField("tool", mount.tool().value());
    entry.setField("mount", mount.id().value());
    entry.setField("artifact", card.artifact());
    entry.setField("key", card.keys().isEmpty() ? card.artifact() : card.keys().getFirst());
    entry.setField("names", card.keys());
    entry.setField("url", card.page());
    entry.setField("title", card.title());
    entry.setField(language.field(), found);
    entry.setField("lang", language.code());
    entry.setField("labels", card.labels());
    entry.setField("author", card.author().value());
    if (card.state() != null) {
      entry.setField("state", card.state());
    }
    entry.setField("created", Date.from(card.created()));
    entry.setField("modified", Date.from(card.modified()));
    entry.setField("indexed", Date.from(now));
    entry.setField("read_roles", readers.mount());
    entry.setField("readers", readers.artifact());
    entry.setField("denied", readers.denied());
    return entry;
  }
}
