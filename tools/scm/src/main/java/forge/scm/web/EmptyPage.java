package forge.scm.web;

import forge.project.Mount;
import forge.web.View;

/** A repository nobody has pushed to: what to type, ready to copy. */
public record EmptyPage(
    Mount mount, String cloneUrl, String project, boolean mayPush, boolean guest) implements View {}
