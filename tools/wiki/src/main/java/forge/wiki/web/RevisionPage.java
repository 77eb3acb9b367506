package forge.wiki.web;

import forge.markup.Html;
import forge.web.View;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;

/** A page as it was once. */
public record RevisionPage(
    Places places, WikiPage page, Revision revision, Html text, boolean mayEdit) implements View {}
