package forge.wiki.web;

import forge.web.Problems;
import forge.web.View;
import forge.wiki.WikiPage;

/** The form in which a page gets another title. */
public record RenamePage(Places places, WikiPage page, String typed, Problems problems)
    implements View {}
