package forge.scm.svn;

import forge.project.MountId;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.History;
import forge.scm.History.Row;
import forge.scm.LogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a part of a history from the log, no more of it than a page should cost. */
final class SvnLogReader {
  private static final int BATCH = 500;
  private static final int LOOKED_AT = 5_000;

  private final MountId mount;
  private final SvnTree tree;
  private final SvnLog log;
  private final LogQuery query;
  private final List<Stretch> stretches;
  private final List<Commit> found = new ArrayList<>();
  private int looked;
  private long last;

  SvnLogReader(MountId mount, SvnTree tree, SvnLog log, LogQuery query, List<Stretch> stretches) {
    this.mount = mount;
    this.tree = tree;
    this.log = log;
    this.query = query;
    this.stretches = stretches;
    CommitId after = query.after();
    this.last = after == null ? Long.MAX_VALUE : SvnTree.revision(after).number() - 1;
  }

  History read() {
    List<String> authors =
        query.author().isEmpty() ? List.of() : log.authors(mount, tree, query.author());
    if (query.author().isEmpty() || !authors.isEmpty()) {
      stretches.forEach(stretch -> read(stretch, authors));
    }
    boolean more = found.size() > query.limit();
    boolean searched = !more && looked >= LOOKED_AT;
    List<Commit> shown = more ? found.subList(0, query.limit()) : found;
    String next =
        more ? shown.get(shown.size() - 1).id().text() : searched ? "r" + (last + 1) : null;
    return new History(shown.stream().map(c -> new Row(c, null)).toList(), next, searched);
  }

  private void read(Stretch stretch, List<String> authors) {
    while (wanted() > 0 && looked < LOOKED_AT && !stretch.until(last).empty()) {
      int some = query.text().isEmpty() ? wanted() : BATCH;
      List<Long> revisions = log.revisions(mount, tree, stretch.until(last), authors, some);
      if (revisions.isEmpty()) {
        return;
      }
      last = revisions.get(revisions.size() - 1) - 1;
      looked += query.text().isEmpty() ? 0 : revisions.size();
      log.find(mount, tree, revisions).stream()
          .map(Logged::commit)
          .filter(this::says)
          .limit(wanted())
          .forEach(found::add);
    }
  }

  private int wanted() {
    return query.limit() + 1 - found.size();
  }

  private boolean says(Commit commit) {
    String wanted = query.text().toLowerCase(Locale.ROOT);
    return commit.message().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
