package forge.scm.web;

import forge.artifact.Rendered;
import forge.markup.Html;
import forge.scm.Person;
import forge.scm.sign.Verdict;
import forge.web.Lasting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit and what it changed.
 *
 * @param address where it is, for its other forms
 * @param machine whether it was committed with a deploy key
 * @param signature what the commit's signature is worth; null where it has none
 */
public record CommitPage(
    Bar bar,
    CommitLine commit,
    Html message,
    Person author,
    Person committer,
    boolean sameHands,
    boolean machine,
    List<CommitLine> parents,
    String tree,
    Changes changes,
    String address,
    Rendered around,
    @Nullable Verdict signature)
    implements Lasting {}
