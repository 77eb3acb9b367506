package forge.wiki.web;

import forge.web.View;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a page ever said, newest first. */
public record HistoryPage(
    Places places, WikiPage page, List<Revision> revisions, @Nullable String next, boolean mayEdit)
    implements View {}
