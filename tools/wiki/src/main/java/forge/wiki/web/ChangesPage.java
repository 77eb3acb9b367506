package forge.wiki.web;

import forge.web.View;
import forge.wiki.WikiPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages that were changed last. */
public record ChangesPage(Places places, List<WikiPage> pages, @Nullable String next)
    implements View {}
