package forge.scm.hg;

import com.fasterxml.jackson.databind.JsonNode;
import forge.scm.Commit;
import forge.scm.RepoPath;
import forge.scm.TreeEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks a history once, to find the commit that last changed each name in a folder. */
final class HgLastCommits {
  private static final int BATCH = 1_000;
  private static final int NAMED_AT_ONCE = 200;
  private static final String TEMPLATE = "{dict(node=node, files=files)|json}\\n";

  private final HgCommands commands;
  private final String start;
  private final Set<String> wanted;
  private final Map<String, String> nodes = new HashMap<>();

  HgLastCommits(HgCommands commands, RepoPath folder, List<TreeEntry> entries) {
    this.commands = commands;
    this.start = folder.root() ? "" : folder + "/";
    this.wanted =
        entries.stream().map(TreeEntry::name).collect(Collectors.toCollection(HashSet::new));
  }

  Map<String, Commit> until(String node) {
    String set = "reverse(::" + node + ")";
    while (!wanted.isEmpty()) {
      List<JsonNode> some =
          commands.objects(
              List.of("log", "--rev=" + set, "--limit=" + BATCH, "--template=" + TEMPLATE, "--"));
      some.forEach(this::take);
      if (some.size() < BATCH) {
        break;
      }
      String last = some.get(some.size() - 1).path("node").asText();
      set = "reverse((::" + node + " and 0:" + last + ") - " + last + ")";
    }
    return commits();
  }

  private void take(JsonNode commit) {
    for (JsonNode file : commit.path("files")) {
      String path = file.asText();
      if (path.startsWith(start)) {
        String name = path.substring(start.length()).split("/", 2)[0];
        if (wanted.remove(name)) {
          nodes.put(name, commit.path("node").asText());
        }
      }
    }
  }

  private Map<String, Commit> commits() {
    Map<String, Commit> byNode = new HashMap<>();
    List<String> all = nodes.values().stream().distinct().toList();
    for (int from = 0; from < all.size(); from += NAMED_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + NAMED_AT_ONCE));
      commands
          .commits(String.join("+", some), NAMED_AT_ONCE)
          .forEach(commit -> byNode.put(commit.id().text(), commit));
    }
    var last = new HashMap<String, Commit>();
    nodes.forEach(
        (name, node) -> {
          Commit commit = byNode.get(node);
          if (commit != null) {
            last.put(name, commit);
          }
        });
    return last;
  }
}
