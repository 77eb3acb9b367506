package forge.scm.web;

import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** Takes files into a folder of the repository. */
public record UploadPage(
    Bar bar, List<Crumb> crumbs, String folder, EditForm form, Saving saving, Problems problems)
    implements View {}
