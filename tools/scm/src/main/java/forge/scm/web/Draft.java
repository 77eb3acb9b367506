package forge.scm.web;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.Diff.FileDiff;
import forge.scm.DiffOptions;
import forge.scm.Languages;
import forge.scm.LineDiff;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.edit.Bytes;
import forge.scm.edit.Change;
import forge.scm.edit.Edits;
import forge.scm.edit.TextFile;
import forge.scm.edit.TextMerge;
import forge.scm.web.EditDesk.Spot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when somebody began to change it.
 *
 * @param base the commit they looked at
 * @param file null where the file cannot be changed as text
 */
record Draft(
    RepoPath path,
    CommitId base,
    TreeEntry entry,
    @Nullable TextFile file,
    String note,
    String language) {
  private static final int DIFF_LINES = 5_000;

  /** The file as it is now. */
  static Draft of(Repository repository, Spot spot, TreeEntry entry) {
    return of(repository, spot.place().commit(), spot.path(), entry);
  }

  /** The file as it was when the form was made; as it is now where the form does not say. */
  static Draft of(Repository repository, Spot spot, EditForm form) {
    CommitId base =
        CommitId.parse(form.base())
            .flatMap(id -> repository.resolve(id.text()))
            .orElse(spot.place().commit());
    TreeEntry entry =
        repository
            .entry(base, spot.path())
            .filter(TreeEntry::file)
            .orElseThrow(() -> new NotFound("The file “" + spot.path() + "” at " + spot.ref()));
    return of(repository, base, spot.path(), entry);
  }

  private static Draft of(Repository repository, CommitId base, RepoPath path, TreeEntry entry) {
    if (entry.kind() == TreeEntry.Kind.LINK) {
      return new Draft(path, base, entry, null, "This is a symbolic link: it can be moved.", "");
    }
    try (var in = repository.open(entry)) {
      byte[] bytes = in.readNBytes(Edits.LARGEST + 1);
      if (bytes.length > Edits.LARGEST) {
        String note =
            "This file is larger than %,d bytes, the most that can be changed here: it can be moved."
                .formatted(Edits.LARGEST);
        return new Draft(path, base, entry, null, note, "");
      }
      Optional<TextFile> file = TextFile.read(bytes);
      String note = file.isPresent() ? "" : "This file is no text: it can be moved, or replaced.";
      String language =
          file.map(f -> Languages.of(path.name(), new Content.Text(f.text(), "", bytes.length)))
              .orElse("");
      return new Draft(path, base, entry, file.orElse(null), note, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EditForm form() {
    return new EditForm(
        path.toString(),
        file == null ? null : file.text(),
        "",
        "",
        "here",
        "",
        entry.id(),
        base.text(),
        "");
  }

  /** What was typed, now about this state of the file. */
  EditForm about(EditForm form, @Nullable String text) {
    return form.about(file == null ? null : text, entry.id(), base.text());
  }

  /** How the bytes are written, where that is unusual. */
  String format() {
    return file == null || file.encoding().equals("UTF-8") ? "" : file.encoding();
  }

  /** Where the file is to be. */
  RepoPath to(EditForm form) {
    return path(form.path());
  }

  /** Reads what somebody typed as a path. */
  static RepoPath path(String typed) {
    if (typed.isEmpty() || typed.endsWith("/")) {
      throw new Invalid("path", "The file needs a name.");
    }
    try {
      return RepoPath.of(typed.replaceAll("^/+", ""));
    } catch (NotFound impossible) {
      throw new Invalid("path", "“" + typed + "” is no path that a file can have.");
    }
  }

  Change change(EditForm form, RepoPath to) {
    @Nullable Bytes content = content(form);
    String known = entry.id();
    if (!to.equals(path)) {
      return new Change.Move(path, known, to, content);
    }
    if (content == null) {
      throw new Invalid("path", "Only the path of this file can be changed here.");
    }
    return new Change.Write(path, known, content);
  }

  private @Nullable Bytes content(EditForm form) {
    return file == null || form.text() == null ? null : file.with(form.text());
  }

  /** What the text of the form changes in the file. */
  FileDiff diff(EditForm form) {
    String old = file == null ? "" : file.text();
    String typed = form.text() == null ? old : form.text();
    return diff(path.toString(), form.path(), old, file == null ? typed : plain(typed, old));
  }

  private static String plain(String typed, String old) {
    String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
    return old.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
  }

  static FileDiff diff(String from, String to, String old, String now) {
    var lines = new LineDiff(text(old), text(now), DiffOptions.STANDARD);
    boolean tooLong = lines.shown() > DIFF_LINES;
    String note =
        tooLong
            ? "More than %,d lines change; they are not shown.".formatted(DIFF_LINES)
            : lines.shown() == 0 ? "The text is the same." : null;
    return new FileDiff(
        from.equals(to) ? forge.scm.Diff.Change.CHANGED : forge.scm.Diff.Change.RENAMED,
        from,
        to,
        lines.added(),
        lines.removed(),
        tooLong ? List.of() : lines.hunks(),
        note);
  }

  private static Content.Text text(String text) {
    return new Content.Text(text, "UTF-8", text.length());
  }

  /** What was typed with what others did meanwhile in it; null where they are about one line. */
  @Nullable String merged(EditForm form, Draft theirs) {
    if (file == null || theirs.file() == null || form.text() == null) {
      return null;
    }
    return TextMerge.of(unix(file.text()), unix(form.text()), unix(theirs.file().text()))
        .orElse(null);
  }

  private static String unix(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
