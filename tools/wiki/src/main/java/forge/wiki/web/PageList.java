package forge.wiki.web;

import forge.web.View;
import forge.wiki.WikiPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All pages by title. */
public record PageList(Places places, List<WikiPage> pages, @Nullable String next, boolean mayEdit)
    implements View {}
