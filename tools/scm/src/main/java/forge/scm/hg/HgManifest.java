package forge.scm.hg;

import com.fasterxml.jackson.databind.JsonNode;
import forge.refusal.Refusal.NotFound;
import forge.scm.CommitId;
import forge.scm.RepoPath;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** All files of a commit, by path. Mercurial knows no folders: they are what paths begin with. */
final class HgManifest {
  private final String node;
  private final NavigableMap<String, File> files = new TreeMap<>();

  private record File(Kind kind, String hash) {}

  HgManifest(HgCommands commands, CommitId commit) {
    this.node = HgCommands.node(commit);
    String template = "{dict(path=path, type=type, mode=mode, hash=hash)|json}\\n";
    List<String> command =
        List.of("manifest", "--debug", "--rev=" + node, "--template=" + template, "--");
    for (JsonNode each : commands.objects(command)) {
      files.put(each.path("path").asText(), new File(kind(each), each.path("hash").asText()));
    }
  }

  private static Kind kind(JsonNode file) {
    return switch (file.path("type").asText()) {
      case "@" -> Kind.LINK;
      case "*" -> Kind.EXECUTABLE;
      default -> Kind.FILE;
    };
  }

  int size() {
    return files.size();
  }

  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  boolean file(RepoPath path) {
    return files.containsKey(path.toString());
  }

  Optional<TreeEntry> entry(RepoPath path) {
    if (path.root()) {
      return Optional.of(new TreeEntry("", Kind.FOLDER, node));
    }
    String name = path.toString();
    File file = files.get(name);
    if (file != null) {
      return Optional.of(entry(path.name(), name, file));
    }
    String folder = name + "/";
    String next = files.ceilingKey(folder);
    return next != null && next.startsWith(folder)
        ? Optional.of(folder(path.name(), name))
        : Optional.empty();
  }

  /** Names its content by Mercurial's own hash, and where to read it. */
  private TreeEntry entry(String name, String path, File file) {
    String place = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return new TreeEntry(name, file.kind(), file.hash() + ":" + node + ":" + place);
  }

  private TreeEntry folder(String name, String path) {
    String place = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return new TreeEntry(name, Kind.FOLDER, node + ":" + place);
  }

  /** The commit at which an entry was found. */
  static String node(TreeEntry file) {
    return file.id().split(":", -1)[1];
  }

  /** The path at which an entry was found. */
  static RepoPath path(TreeEntry file) {
    String place = file.id().split(":", -1)[2];
    return RepoPath.of(URLDecoder.decode(place, StandardCharsets.UTF_8));
  }

  /** What a folder holds: folders first, then by name. */
  List<TreeEntry> list(RepoPath folder) {
    if (!entry(folder).map(TreeEntry::folder).orElse(false)) {
      throw new NotFound("The folder " + folder + " at " + node.substring(0, 8));
    }
    String start = folder.root() ? "" : folder + "/";
    var entries = new ArrayList<TreeEntry>();
    String next =
        start.isEmpty() ? (files.isEmpty() ? null : files.firstKey()) : files.ceilingKey(start);
    while (next != null && next.startsWith(start)) {
      String rest = next.substring(start.length());
      int slash = rest.indexOf('/');
      if (slash < 0) {
        entries.add(entry(rest, next, Objects.requireNonNull(files.get(next))));
        next = files.higherKey(next);
      } else {
        String name = rest.substring(0, slash);
        entries.add(folder(name, start + name));
        next = files.ceilingKey(start + name + "0");
      }
    }
    entries.sort(Comparator.comparing((TreeEntry e) -> !e.folder()).thenComparing(TreeEntry::name));
    return entries;
  }
}
