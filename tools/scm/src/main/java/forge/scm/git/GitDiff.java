package forge.scm.git;

import forge.scm.Content;
import forge.scm.Decoder;
import forge.scm.Diff;
import forge.scm.Diff.Change;
import forge.scm.Diff.FileDiff;
import forge.scm.DiffOptions;
import forge.scm.LineDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Compares two trees of a Git repository, with renames, up to a size that a page can show. */
final class GitDiff {
  private static final int FILES = 200;
  private static final int RENAMES = 400;
  private static final int LINES = 8_000;
  private static final int LINES_OF_FILE = 1_500;
  private static final int LINES_ALONE = 20_000;
  private static final int BYTES_OF_FILE = 1 << 20;

  private final Repository git;
  private final ObjectReader reader;
  private final List<String> notes = new ArrayList<>();
  private final DiffOptions options;
  private int linesLeft = LINES;

  GitDiff(Repository git, ObjectReader reader, DiffOptions options) {
    this.git = git;
    this.reader = reader;
    this.options = options;
  }

  Diff between(@Nullable AnyObjectId before, AnyObjectId after) throws IOException {
    List<DiffEntry> entries = entries(before, after).stream().filter(this::asked).toList();
    var files = new ArrayList<FileDiff>();
    for (DiffEntry entry : entries.subList(0, Math.min(FILES, entries.size()))) {
      files.add(file(entry));
    }
    int leftOut = entries.size() - files.size();
    if (leftOut > 0) {
      notes.add(leftOut + " more files changed; a page shows " + FILES + ".");
    }
    return new Diff(files, leftOut, notes);
  }

  private boolean asked(DiffEntry entry) {
    String only = options.only();
    return only == null || only.equals(entry.getNewPath()) || only.equals(entry.getOldPath());
  }

  private List<DiffEntry> entries(@Nullable AnyObjectId before, AnyObjectId after)
      throws IOException {
    try (var trees = new TreeWalk(reader)) {
      trees.setRecursive(true);
      if (before == null) {
        trees.addTree(new EmptyTreeIterator());
      } else {
        trees.addTree(before);
      }
      trees.addTree(after);
      trees.setFilter(TreeFilter.ANY_DIFF);
      return renamed(DiffEntry.scan(trees));
    }
  }

  private List<DiffEntry> renamed(List<DiffEntry> entries) throws IOException {
    if (entries.size() > 4 * RENAMES) {
      notes.add("Renames were not looked for: more than " + 4 * RENAMES + " files changed.");
      return entries;
    }
    var detector = new RenameDetector(git);
    detector.setRenameLimit(RENAMES);
    detector.addAll(entries);
    List<DiffEntry> found = detector.compute();
    if (detector.isOverRenameLimit()) {
      notes.add("Only exact renames were found: more than " + RENAMES + " files came and went.");
    }
    return found;
  }

  private FileDiff file(DiffEntry entry) throws IOException {
    if (module(entry)) {
      return noted(entry, "Another repository, now at " + entry.getNewId().name() + ".");
    }
    byte[] before = bytes(entry.getOldMode(), entry.getOldId().toObjectId());
    byte[] after = bytes(entry.getNewMode(), entry.getNewId().toObjectId());
    if (before == null || after == null) {
      return noted(entry, "Not shown: the file is larger than " + BYTES_OF_FILE + " bytes.");
    }
    if (!(Decoder.decode(before) instanceof Content.Text old)
        || !(Decoder.decode(after) instanceof Content.Text now)) {
      return noted(entry, "Binary file, %,d → %,d bytes.".formatted(before.length, after.length));
    }
    return lines(entry, new LineDiff(old, now, options));
  }

  private FileDiff lines(DiffEntry entry, LineDiff lines) {
    int shown = lines.shown();
    int most = options.only() == null ? LINES_OF_FILE : LINES_ALONE;
    if (shown > most) {
      return noted(entry, lines, tooLong(shown + " lines", most + " for one file"));
    }
    if (options.only() == null && shown > linesLeft) {
      return noted(entry, lines, tooLong("this page is full", LINES + " lines for all files"));
    }
    linesLeft -= shown;
    String note = shown == 0 ? modes(entry) : null;
    return of(entry, lines.added(), lines.removed(), lines.hunks(), note);
  }

  private static String tooLong(String what, String limit) {
    return "Not shown: " + what + "; the limit is " + limit + ".";
  }

  private static String modes(DiffEntry entry) {
    if (entry.getOldMode() != entry.getNewMode() && !absent(entry)) {
      return "Mode changed from " + entry.getOldMode() + " to " + entry.getNewMode() + ".";
    }
    return switch (entry.getChangeType()) {
      case RENAME -> "Renamed without a change.";
      case COPY -> "Copied without a change.";
      case ADD, DELETE, MODIFY -> "Empty file.";
    };
  }

  private static boolean absent(DiffEntry entry) {
    return entry.getOldMode() == FileMode.MISSING || entry.getNewMode() == FileMode.MISSING;
  }

  private static boolean module(DiffEntry entry) {
    return entry.getOldMode() == FileMode.GITLINK || entry.getNewMode() == FileMode.GITLINK;
  }

  private byte @Nullable [] bytes(FileMode mode, ObjectId id) throws IOException {
    if (mode == FileMode.MISSING) {
      return new byte[0];
    }
    var loader = reader.open(id, Constants.OBJ_BLOB);
    return loader.getSize() > BYTES_OF_FILE ? null : loader.getCachedBytes(BYTES_OF_FILE);
  }

  private static FileDiff noted(DiffEntry entry, String note) {
    return of(entry, 0, 0, List.of(), note);
  }

  private static FileDiff noted(DiffEntry entry, LineDiff lines, String note) {
    return of(entry, lines.added(), lines.removed(), List.of(), note);
  }

  private static FileDiff of(
      DiffEntry entry, int added, int removed, List<Diff.Hunk> hunks, @Nullable String note) {
    Change change =
        switch (entry.getChangeType()) {
          case ADD -> Change.ADDED;
          case MODIFY -> Change.CHANGED;
          case DELETE -> Change.DELETED;
          case RENAME -> Change.RENAMED;
          case COPY -> Change.COPIED;
        };
    return new FileDiff(
        change,
        change == Change.ADDED ? null : entry.getOldPath(),
        change == Change.DELETED ? null : entry.getNewPath(),
        added,
        removed,
        hunks,
        note);
  }
}
