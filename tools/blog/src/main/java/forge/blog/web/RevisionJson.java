package forge.blog.web;

import forge.blog.BlogPost.Revision;
import java.time.Instant;
import java.util.List;

/** What a post said at some time. */
public record RevisionJson(
    int revision,
    String title,
    String text,
    List<String> labels,
    String by,
    Instant at,
    String note) {

  static RevisionJson of(Revision r) {
    return new RevisionJson(
        r.number(), r.title(), r.text(), r.labels(), r.by().value(), r.at(), r.note());
  }
}
