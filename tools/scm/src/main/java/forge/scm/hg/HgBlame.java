package forge.scm.hg;

import com.fasterxml.jackson.databind.JsonNode;
import forge.scm.Blame;
import forge.scm.Blame.Run;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Hash;
import forge.scm.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which commit last changed each line of a file, as {@code hg annotate} says. */
final class HgBlame {
  private static final int NAMED_AT_ONCE = 200;
  private static final String TEMPLATE = "{lines % '{dict(node=node, path=path)|json}\\n'}";

  private final HgCommands commands;

  HgBlame(HgCommands commands) {
    this.commands = commands;
  }

  private record Line(Hash commit, RepoPath path) {}

  Blame of(String node, RepoPath file) {
    List<Line> lines =
        new String(
                commands.bytes(
                    List.of(
                        "annotate",
                        "--text",
                        "--changeset",
                        "--file",
                        "--rev=" + node,
                        "--template=" + TEMPLATE,
                        "--",
                        HgCommands.pattern(file))),
                StandardCharsets.UTF_8)
            .lines()
            .map(line -> line(commands.json(line)))
            .toList();
    Map<CommitId, Commit> commits = commits(lines);
    return new Blame(runs(lines, commits), commits);
  }

  private static Line line(JsonNode json) {
    return new Line(new Hash(json.path("node").asText()), RepoPath.of(json.path("path").asText()));
  }

  private Map<CommitId, Commit> commits(List<Line> lines) {
    var commits = new HashMap<CommitId, Commit>();
    List<String> nodes = lines.stream().map(line -> line.commit().sha()).distinct().toList();
    for (int from = 0; from < nodes.size(); from += NAMED_AT_ONCE) {
      List<String> some = nodes.subList(from, Math.min(nodes.size(), from + NAMED_AT_ONCE));
      commands
          .commits(String.join("+", some), NAMED_AT_ONCE)
          .forEach(commit -> commits.put(commit.id(), commit));
    }
    return commits;
  }

  private static List<Run> runs(List<Line> lines, Map<CommitId, Commit> commits) {
    var runs = new ArrayList<Run>();
    for (int start = 0; start < lines.size(); ) {
      Line line = lines.get(start);
      int end = start + 1;
      while (end < lines.size() && lines.get(end).equals(line)) {
        end++;
      }
      Commit commit = commits.get(line.commit());
      CommitId before =
          commit == null || commit.parents().isEmpty() ? null : commit.parents().get(0);
      runs.add(new Run(start + 1, end - start, line.commit(), line.path(), before));
      start = end;
    }
    return runs;
  }
}
