package forge.files.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;

/** The form that files are shipped with. */
public record UploadPage(Mount mount, String folder, String notes, Problems problems)
    implements View {}
