package forge.wiki.web;

import forge.markup.Html;
import forge.markup.TextDiff;
import forge.web.Problems;
import forge.web.View;
import forge.wiki.PageTitle;
import forge.wiki.WikiPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form a page is written in.
 *
 * @param page as it is now; null while it is new
 * @param base the revision that what is typed replaces
 * @param preview how it would look; null until asked for
 * @param conflict how what is typed differs from what somebody else made of the page meanwhile;
 *     empty when nobody did
 */
public record EditPage(
    Places places,
    PageTitle title,
    @Nullable WikiPage page,
    int base,
    String text,
    String labels,
    String note,
    @Nullable Html preview,
    List<TextDiff.Line> conflict,
    String editing,
    String attach,
    Problems problems)
    implements View {}
