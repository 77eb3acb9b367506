package forge.wiki.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as programs see it; lists leave its text out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageJson(
    String id,
    String title,
    int revision,
    @Nullable String text,
    List<String> labels,
    String by,
    Instant at,
    String note,
    String url) {

  static PageJson of(Places places, WikiPage page) {
    return of(places, page, page.current(), page.current().text());
  }

  static PageJson listed(Places places, WikiPage page) {
    return of(places, page, page.current(), null);
  }

  static PageJson of(Places places, WikiPage page, Revision r, @Nullable String text) {
    return new PageJson(
        page.id(),
        r.title().value(),
        r.number(),
        text,
        r.labels(),
        r.by().value(),
        r.at(),
        r.note(),
        places.page(page.title()));
  }
}
