package forge.files.web;

import forge.files.Releases.Wish;
import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;

/**
 * The form a release is drafted and changed with.
 *
 * @param version of the release that is changed; empty for a new one
 * @param out whether it is published, so that its tag is fixed
 */
public record ReleaseForm(Mount mount, String version, Wish wish, boolean out, Problems problems)
    implements View {}
