package forge.scm.web;

import forge.markup.Html;
import forge.scm.Diff.FileDiff;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody changes or makes.
 *
 * @param title what they do
 * @param note a sentence about what cannot be done, or what others did meanwhile; empty for none
 * @param format how the bytes are written; empty where there is nothing to say
 * @param language as the highlighter calls it
 * @param diff what the commit would change, where that was asked
 * @param rendered the text as it will be read, where that was asked
 */
public record EditPage(
    Bar bar,
    List<Crumb> crumbs,
    String title,
    EditForm form,
    Saving saving,
    String note,
    String format,
    String language,
    boolean markdown,
    @Nullable FileDiff diff,
    @Nullable Html rendered,
    Problems problems)
    implements View {}
