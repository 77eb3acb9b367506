package forge.scm.web;

import forge.scm.Distance;
import forge.web.Lasting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two refs differ.
 *
 * @param straight whether the two states themselves are compared, and not what came since they
 *     parted
 * @param otherWay where it is the other of both
 * @param distance how far the second is ahead of the first, and behind
 * @param commits those that only the second has, newest first
 * @param leftOut how many more there are
 * @param changes null where the commits are shown
 */
public record ComparePage(
    Bar bar,
    String here,
    String from,
    String to,
    List<String> refs,
    boolean straight,
    String otherWay,
    String swapped,
    String text,
    List<Bar.Tab> tabs,
    @Nullable Distance distance,
    @Nullable CommitLine base,
    List<CommitLine> commits,
    int leftOut,
    @Nullable Changes changes,
    LiveSpot live)
    implements Lasting {}
