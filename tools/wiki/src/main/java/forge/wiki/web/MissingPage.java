package forge.wiki.web;

import forge.web.View;
import forge.wiki.PageTitle;

/**
 * What is shown where no page is, or where one was.
 *
 * @param deleted whether it could be restored
 */
public record MissingPage(
    Places places,
    PageTitle title,
    Outline outline,
    boolean deleted,
    boolean mayEdit,
    boolean mayModerate)
    implements View {}
