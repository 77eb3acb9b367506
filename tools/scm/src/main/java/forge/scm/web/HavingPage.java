package forge.scm.web;

import forge.web.View;
import java.util.List;

/**
 * The branches and tags that lead to a commit.
 *
 * @param whole whether all were looked at; otherwise {@code limit} of each
 * @param waiting whether they are still being looked for
 */
public record HavingPage(
    Bar bar,
    String brief,
    String commit,
    List<Crumb> branches,
    List<Crumb> tags,
    boolean whole,
    boolean waiting,
    int limit)
    implements View {}
