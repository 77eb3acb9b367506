package forge.scm.web;

import forge.artifact.Rendered;
import forge.markup.Html;
import forge.scm.Person;
import forge.web.View;
import java.util.List;

/**
 * A commit and what it changed.
 *
 * @param address where it is, for its other forms
 */
public record CommitPage(
    Bar bar,
    CommitLine commit,
    Html message,
    Person author,
    Person committer,
    boolean sameHands,
    List<CommitLine> parents,
    String tree,
    Changes changes,
    String address,
    Rendered around)
    implements View {}
