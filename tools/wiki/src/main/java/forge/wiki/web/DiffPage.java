package forge.wiki.web;

import forge.markup.TextDiff;
import forge.web.View;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;
import java.util.List;

/** What changed in a page between two revisions. */
public record DiffPage(
    Places places,
    WikiPage page,
    Revision from,
    Revision to,
    List<TextDiff.Line> lines,
    boolean mayEdit)
    implements View {}
