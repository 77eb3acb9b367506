package forge.scm.svn;

import forge.scm.CommitId.Revision;
import forge.scm.Diff;
import forge.scm.Diff.FileDiff;
import forge.scm.DiffOptions;
import forge.scm.FileDiffs;
import forge.scm.TreeEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;

/** Compares two states of a Subversion repository, up to a size that a page can show. */
final class SvnDiff {
  private final SvnTree tree;
  private final FileDiffs diffs;

  SvnDiff(SvnTree tree, DiffOptions options) {
    this.tree = tree;
    this.diffs = new FileDiffs(options);
  }

  Diff between(Revision before, Revision after) throws IOException {
    var found = new SvnChanges(tree, after.root());
    found.compare(
        tree.node(before.number(), before.root()).orElse(null),
        tree.node(after.number(), after.root()).orElse(null));
    List<SvnChange> changes = found.changes();
    changes.sort(Comparator.comparing(SvnChange::newPath));
    var files = new ArrayList<FileDiff>();
    for (SvnChange change : changes.subList(0, Math.min(FileDiffs.FILES, changes.size()))) {
      files.add(file(change));
    }
    var notes = new ArrayList<>(found.notes());
    int leftOut = changes.size() - files.size();
    if (leftOut > 0) {
      notes.add(FileDiffs.leftOut(leftOut));
    }
    return new Diff(files, leftOut, notes);
  }

  private FileDiff file(SvnChange change) throws IOException {
    if (change.note() != null) {
      return FileDiffs.noted(change.change(), change.oldPath(), change.newPath(), change.note());
    }
    byte[] before = bytes(change.before());
    byte[] after = bytes(change.after());
    return diffs.of(
        change.change(), change.oldPath(), change.newPath(), before, after, alike(change));
  }

  private String alike(SvnChange change) {
    return switch (change.change()) {
      case RENAMED -> "Renamed without a change.";
      case COPIED -> "Copied without a change.";
      case CHANGED -> "Its properties changed.";
      case ADDED, DELETED -> "Empty file.";
    };
  }

  private byte @Nullable [] bytes(@Nullable FSRevisionNode file) throws IOException {
    if (file == null) {
      return new byte[0];
    }
    Kind kind = tree.kind(file);
    if (tree.size(file, kind) > FileDiffs.BYTES_OF_FILE) {
      return null;
    }
    try (InputStream in = tree.open(file, kind)) {
      return in.readAllBytes();
    }
  }
}
