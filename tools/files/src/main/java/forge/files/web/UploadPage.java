package forge.files.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.net.URI;

/**
 * The form that files are shipped with.
 *
 * @param site the address of this forge, for the line a script can use
 */
public record UploadPage(Mount mount, URI site, String folder, String notes, Problems problems)
    implements View {}
