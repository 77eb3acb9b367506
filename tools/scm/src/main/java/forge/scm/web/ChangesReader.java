package forge.scm.web;

import forge.project.Mount;
import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.Diff.Line;
import forge.scm.Diff.Side;
import forge.scm.DiffOptions;
import forge.scm.DiffOptions.Whitespace;
import forge.scm.web.Changes.Pair;
import forge.scm.web.Changes.Sheet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the part of a page that shows what changed. */
final class ChangesReader {
  private static final int COLLAPSED = 600;
  private static final int CONTEXT = 3;
  private static final int STEP = 25;

  private final Mount mount;
  private final CommitId after;
  private final String address;
  private final Wish wish;

  /**
   * How somebody wants to see it, as it stands in the address.
   *
   * @param view "split" for both sides beside each other
   * @param w present where white space does not count
   * @param file the only file to show
   * @param context lines around each change
   */
  record Wish(
      @Nullable String view, @Nullable String w, @Nullable String file, @Nullable String context) {
    boolean split() {
      return "split".equals(view);
    }

    int lines() {
      return context != null && context.matches("\\d{1,5}") ? Integer.parseInt(context) : CONTEXT;
    }

    DiffOptions options() {
      return new DiffOptions(w == null ? Whitespace.COUNTS : Whitespace.IGNORED, lines(), file);
    }
  }

  /**
   * @param address where the page is, with what it is asked beside a wish
   */
  ChangesReader(Mount mount, CommitId after, String address, Wish wish) {
    this.mount = mount;
    this.after = after;
    this.address = address;
    this.wish = wish;
  }

  Changes of(Diff diff) {
    boolean split = wish.split();
    boolean spaces = wish.w() != null;
    return new Changes(
        diff,
        diff.files().stream().filter(this::asked).map(this::sheet).toList(),
        split,
        spaces,
        address(!split, spaces, wish.file(), wish.lines()),
        address(split, !spaces, wish.file(), wish.lines()),
        wish.file() == null ? "" : address(split, spaces, null, CONTEXT));
  }

  private boolean asked(Diff.FileDiff file) {
    String only = wish.file();
    return only == null || only.equals(file.newPath()) || only.equals(file.oldPath());
  }

  private String address(boolean split, boolean spaces, @Nullable String file, int context) {
    var query = new ArrayList<String>();
    if (split) {
      query.add("view=split");
    }
    if (spaces) {
      query.add("w=1");
    }
    if (file != null) {
      query.add("file=" + URLEncoder.encode(file, StandardCharsets.UTF_8));
    }
    if (context != CONTEXT) {
      query.add("context=" + context);
    }
    String start = address.contains("?") ? "&" : "?";
    return query.isEmpty() ? address : address + start + String.join("&", query);
  }

  private Sheet sheet(Diff.FileDiff file) {
    String now = file.newPath();
    String id = "d-" + UUID.nameUUIDFromBytes(file.path().getBytes(StandardCharsets.UTF_8));
    return new Sheet(
        id,
        file,
        now == null ? null : mount.link("file", after.text(), now),
        now == null || file.oldPath() == null
            ? null
            : mount.api("file", after.text(), now).toString(),
        more(file, id),
        wish.file() != null || file.added() + file.removed() <= COLLAPSED,
        file.hunks(),
        wish.split() ? file.hunks().stream().map(ChangesReader::pairs).toList() : List.of());
  }

  /** Where more of the file is shown: further around its changes, then whole. */
  private String more(Diff.FileDiff file, String id) {
    boolean whole = file.oldPath() == null || file.newPath() == null;
    boolean leftOut = file.hunks().isEmpty() && file.added() + file.removed() > 0;
    if ((whole && !leftOut)
        || wish.lines() >= DiffOptions.WHOLE
        || (file.hunks().isEmpty() && !leftOut)) {
      return "";
    }
    int next = leftOut ? CONTEXT : wish.lines() < STEP ? STEP : DiffOptions.WHOLE;
    if (leftOut && wish.file() != null) {
      return "";
    }
    return address(wish.split(), wish.w() != null, file.path(), next) + "#" + id;
  }

  /** Removed lines stand beside the added ones that follow them. */
  private static List<Pair> pairs(Diff.Hunk hunk) {
    var pairs = new ArrayList<Pair>();
    var left = new ArrayDeque<Line>();
    var right = new ArrayDeque<Line>();
    for (Line line : hunk.lines()) {
      if (line.side() == Side.BOTH) {
        drain(left, right, pairs);
        pairs.add(new Pair(line, line));
      } else {
        (line.side() == Side.OLD ? left : right).add(line);
      }
    }
    drain(left, right, pairs);
    return pairs;
  }

  private static void drain(ArrayDeque<Line> left, ArrayDeque<Line> right, List<Pair> pairs) {
    while (!left.isEmpty() || !right.isEmpty()) {
      pairs.add(new Pair(left.poll(), right.poll()));
    }
  }
}
