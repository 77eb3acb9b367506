package forge.scm.hg;

import com.fasterxml.jackson.databind.JsonNode;
import forge.scm.Diff;
import forge.scm.Diff.Change;
import forge.scm.Diff.FileDiff;
import forge.scm.DiffOptions;
import forge.scm.FileDiffs;
import forge.scm.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two commits of a Mercurial repository, up to a size that a page can show. */
final class HgDiff {
  private static final String NOTHING = "0".repeat(40);
  private static final String TEMPLATE = "{dict(path=path, status=status, source=source)|json}\\n";

  private final HgCommands commands;
  private final FileDiffs diffs;

  private record Changed(Change change, String oldPath, String newPath) {}

  HgDiff(HgCommands commands, DiffOptions options) {
    this.commands = commands;
    this.diffs = new FileDiffs(options);
  }

  /**
   * @param before null for nothing at all
   */
  Diff between(@Nullable String before, String after) {
    String from = before == null ? NOTHING : before;
    List<Changed> changes = changes(from, after);
    changes.sort(Comparator.comparing(Changed::newPath));
    var files = new ArrayList<FileDiff>();
    for (Changed each : changes.subList(0, Math.min(FileDiffs.FILES, changes.size()))) {
      byte[] old = each.change() == Change.ADDED ? new byte[0] : bytes(from, each.oldPath());
      byte[] now = each.change() == Change.DELETED ? new byte[0] : bytes(after, each.newPath());
      files.add(
          diffs.of(each.change(), each.oldPath(), each.newPath(), old, now, alike(each.change())));
    }
    int leftOut = changes.size() - files.size();
    List<String> notes = leftOut > 0 ? List.of(FileDiffs.leftOut(leftOut)) : List.of();
    return new Diff(files, leftOut, notes);
  }

  private List<Changed> changes(String before, String after) {
    List<JsonNode> told =
        commands.objects(
            List.of(
                "status",
                "--copies",
                "--modified",
                "--added",
                "--removed",
                "--rev=" + before,
                "--rev=" + after,
                "--template=" + TEMPLATE,
                "--"));
    Set<String> removed = new HashSet<>();
    told.stream()
        .filter(each -> each.path("status").asText().equals("R"))
        .forEach(each -> removed.add(each.path("path").asText()));
    var changes = new ArrayList<Changed>();
    for (JsonNode each : told) {
      String path = each.path("path").asText();
      String source = each.path("source").asText();
      switch (each.path("status").asText()) {
        case "M" -> changes.add(new Changed(Change.CHANGED, path, path));
        case "A" -> changes.add(added(path, source, removed));
        default -> {}
      }
    }
    removed.forEach(path -> changes.add(new Changed(Change.DELETED, path, path)));
    return changes;
  }

  private static Changed added(String path, String source, Set<String> removed) {
    if (source.isEmpty()) {
      return new Changed(Change.ADDED, path, path);
    }
    return new Changed(removed.remove(source) ? Change.RENAMED : Change.COPIED, source, path);
  }

  private static String alike(Change change) {
    return switch (change) {
      case RENAMED -> "Renamed without a change.";
      case COPIED -> "Copied without a change.";
      case CHANGED -> "Its mode changed.";
      case ADDED, DELETED -> "Empty file.";
    };
  }

  private byte @Nullable [] bytes(String node, String path) {
    HgServer.Answer answer =
        commands.ask(
            List.of("cat", "--rev=" + node, "--", HgCommands.pattern(RepoPath.of(path))),
            FileDiffs.BYTES_OF_FILE);
    return answer.whole() ? answer.printed() : null;
  }
}
