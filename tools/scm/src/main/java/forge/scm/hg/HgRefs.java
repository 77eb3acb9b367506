package forge.scm.hg;

import com.fasterxml.jackson.databind.JsonNode;
import forge.refusal.Refusal.Invalid;
import forge.scm.CommitId.Hash;
import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What serves as branches and tags: open named branches and bookmarks, and tags. */
final class HgRefs {
  private static final String STANDARD = "default";
  private static final String FIRST = "forge-first-branch";

  private final Path repository;
  private final Map<String, Hash> refs = new TreeMap<>();

  HgRefs(HgCommands commands) {
    this.repository = commands.repository();
    read(commands, "branches", "branch", Ref.BRANCHES);
    read(commands, "bookmarks", "bookmark", Ref.BRANCHES);
    read(commands, "tags", "tag", Ref.TAGS);
    refs.remove(Ref.TAGS + "tip");
  }

  private void read(HgCommands commands, String command, String field, String prefix) {
    String template = "{dict(name=" + field + ", node=node)|json}\\n";
    for (JsonNode each : commands.objects(List.of(command, "--template=" + template, "--"))) {
      String node = each.path("node").asText();
      if (HgCommands.real(node)) {
        refs.put(prefix + each.path("name").asText(), new Hash(node));
      }
    }
  }

  /** What each ref points at, in the order of their full names. */
  Map<String, Hash> refs() {
    return refs;
  }

  List<String> branches() {
    return refs.keySet().stream()
        .filter(name -> name.startsWith(Ref.BRANCHES))
        .map(name -> name.substring(Ref.BRANCHES.length()))
        .toList();
  }

  Optional<Hash> find(String name) {
    return Optional.ofNullable(refs.get(Ref.BRANCHES + name))
        .or(() -> Optional.ofNullable(refs.get(Ref.TAGS + name)));
  }

  /** The full name of the branch that newcomers see; empty where nothing was pushed. */
  Optional<String> first() {
    return chosen()
        .map(name -> Ref.BRANCHES + name)
        .filter(refs::containsKey)
        .or(() -> Optional.of(Ref.BRANCHES + STANDARD).filter(refs::containsKey))
        .or(() -> refs.keySet().stream().filter(name -> name.startsWith(Ref.BRANCHES)).findFirst());
  }

  private Optional<String> chosen() {
    Path file = repository.resolve(".hg").resolve(FIRST);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has newcomers see another branch from now on. */
  void choose(String branch) {
    if (!refs.containsKey(Ref.BRANCHES + branch)) {
      throw new Invalid("branch", "There is no branch “" + branch + "”.");
    }
    try {
      Path folder = repository.resolve(".hg");
      Path fresh = Files.createTempFile(folder, FIRST, "");
      Files.writeString(fresh, branch);
      Files.move(fresh, folder.resolve(FIRST), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
