package forge.scm.web;

import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** Asks whether a file is to be removed. */
public record DeletePage(
    Bar bar, List<Crumb> crumbs, String path, EditForm form, Saving saving, Problems problems)
    implements View {}
