package forge.links.web;

import forge.links.Link;
import forge.project.Mount;
import forge.store.Slice;
import forge.web.Problems;
import forge.web.View;

/** The links of a mount, newest first, and the form for another. */
public record LinkList(
    Mount mount,
    Slice<Link> links,
    boolean mayAdd,
    boolean mayRemove,
    String address,
    String title,
    Problems problems)
    implements View {}
