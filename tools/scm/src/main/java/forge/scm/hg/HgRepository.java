package forge.scm.hg;

import forge.project.MountId;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archive;
import forge.scm.Blame;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Hash;
import forge.scm.Content;
import forge.scm.Decoder;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.Distance;
import forge.scm.FileList;
import forge.scm.LogQuery;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.RepositoryFolder;
import forge.scm.TreeEntry;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A Mercurial repository, read by the command servers of the stock {@code hg}. */
public final class HgRepository implements Repository {
  private static final Pattern ABBREVIATION = Pattern.compile("[0-9a-f]{7,40}");
  private static final int DEEPEST_REF = 20;
  private static final long ARCHIVE_MINUTES = 30;

  private final MountId mount;
  private final HgCommands commands;
  private final HgManifests manifests;
  private final HgRefs refs;

  HgRepository(MountId mount, HgCommands commands, HgManifests manifests) {
    this.mount = mount;
    this.commands = commands;
    this.manifests = manifests;
    this.refs = new HgRefs(commands);
  }

  HgRefs named() {
    return refs;
  }

  @Override
  public List<Ref> refs() {
    Map<CommitId, Instant> times = new HashMap<>();
    List<String> nodes = refs.refs().values().stream().map(Hash::sha).distinct().toList();
    if (!nodes.isEmpty()) {
      commands
          .commits(String.join("+", nodes), nodes.size())
          .forEach(commit -> times.put(commit.id(), commit.at()));
    }
    return refs.refs().entrySet().stream()
        .map(each -> new Ref(each.getKey(), each.getValue(), times.get(each.getValue())))
        .toList();
  }

  @Override
  public List<String> branches() {
    return refs.branches();
  }

  @Override
  public Optional<Ref> head() {
    return refs.first()
        .flatMap(name -> refs().stream().filter(ref -> ref.name().equals(name)).findFirst());
  }

  @Override
  public Optional<CommitId> resolve(String name) {
    Optional<CommitId> ref = refs.find(name).map(CommitId.class::cast);
    if (ref.isPresent() || !ABBREVIATION.matcher(name).matches()) {
      return ref;
    }
    HgServer.Answer answer =
        commands.ask(List.of("log", "--rev=id(" + name + ")", "--template={node}", "--"), 40);
    String node = new String(answer.printed(), java.nio.charset.StandardCharsets.US_ASCII);
    return answer.status() == 0 && answer.size() == 40 && HgCommands.real(node)
        ? Optional.of(new Hash(node))
        : Optional.empty();
  }

  @Override
  public Optional<Place> locate(String refAndPath) {
    return Place.longest(refAndPath, DEEPEST_REF, this::resolve);
  }

  @Override
  public Optional<Commit> find(CommitId id) {
    String node = HgCommands.node(id);
    return HgCommands.real(node)
        ? commands.commits("id(" + node + ")", 1).stream().findFirst()
        : Optional.empty();
  }

  private HgManifest manifest(CommitId commit) {
    return manifests.of(mount, commands, commit);
  }

  @Override
  public Optional<TreeEntry> entry(CommitId commit, RepoPath path) {
    return manifest(commit).entry(path);
  }

  @Override
  public List<TreeEntry> list(CommitId commit, RepoPath folder) {
    return manifest(commit).list(folder);
  }

  @Override
  public Map<String, Commit> lastCommits(CommitId commit, RepoPath folder) {
    List<TreeEntry> entries = list(commit, folder);
    return manifests.lastCommits(
        mount,
        commit,
        folder,
        () -> new HgLastCommits(commands, folder, entries).until(HgCommands.node(commit)));
  }

  private static List<String> cat(TreeEntry file) {
    String node = HgCommands.node(new Hash(HgManifest.node(file)));
    return List.of("cat", "--rev=" + node, "--", HgCommands.pattern(HgManifest.path(file)));
  }

  @Override
  public Content content(TreeEntry file, long limit) {
    int most = (int) Math.min(limit, Integer.MAX_VALUE);
    HgServer.Answer answer = commands.ask(cat(file), most);
    return answer.whole()
        ? Decoder.decode(answer.printed())
        : new Content.TooLarge(answer.size(), limit);
  }

  @Override
  public InputStream open(TreeEntry file) throws IOException {
    Process process = commands.hg().start(commands.repository(), cat(file));
    return new HgOutput(process, ARCHIVE_MINUTES);
  }

  @Override
  public Slice<Commit> log(LogQuery query) {
    String from = HgCommands.node(query.from());
    var set = new StringBuilder("::" + from);
    if (query.after() != null) {
      String after = HgCommands.node(query.after());
      set.append(" and 0:").append(after).append(" - ").append(after);
    }
    if (!query.author().isEmpty()) {
      set.append(" and user(").append(HgCommands.quoted("literal:" + query.author())).append(')');
    }
    if (!query.text().isEmpty()) {
      set.append(" and desc(").append(HgCommands.quoted("literal:" + query.text())).append(')');
    }
    if (!query.path().root()) {
      String path = HgCommands.quoted(HgCommands.pattern(query.path()));
      set.append(" and file(").append(path).append(')');
    }
    List<Commit> found = commands.commits("reverse(" + set + ")", query.limit() + 1);
    return Slice.of(found, query.limit(), commit -> commit.id().text());
  }

  @Override
  public void arrived(CommitId to, Collection<String> known, int limit, Consumer<Commit> each) {
    if (find(to).isPresent()) {
      commands.commits(fresh(to, known), limit).forEach(each);
    }
  }

  /** The set of commits that lead to one and to none of the others, as far as those are there. */
  private String fresh(CommitId to, Collection<String> known) {
    var set = new StringBuilder("reverse(only(" + HgCommands.node(to) + ", null");
    known.stream()
        .flatMap(each -> CommitId.parse(each).stream())
        .filter(Hash.class::isInstance)
        .map(HgCommands::node)
        .distinct()
        .filter(HgCommands::real)
        .forEach(node -> set.append("+id(").append(node).append(')'));
    return set.append("))").toString();
  }

  /** How many those are, counted up to a limit. */
  int count(CommitId to, Collection<String> known, int limit) {
    return count(fresh(to, known), limit);
  }

  private int count(String set, int limit) {
    byte[] marks =
        commands.bytes(List.of("log", "--rev=" + set, "--limit=" + limit, "--template=x", "--"));
    return marks.length;
  }

  @Override
  public Diff diff(CommitId commit, DiffOptions options) {
    Commit after = find(commit).orElseThrow(() -> new NotFound("The commit " + commit.brief()));
    String before = after.parents().isEmpty() ? null : HgCommands.node(after.parents().get(0));
    return new HgDiff(commands, options).between(before, HgCommands.node(commit));
  }

  @Override
  public Diff diff(CommitId before, CommitId after, DiffOptions options) {
    return new HgDiff(commands, options).between(HgCommands.node(before), HgCommands.node(after));
  }

  @Override
  public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
    String set = "ancestor(" + HgCommands.node(one) + "," + HgCommands.node(other) + ")";
    return commands.commits(set, 1).stream().map(Commit::id).findFirst();
  }

  @Override
  public Distance distance(CommitId one, CommitId other) {
    return new Distance(
        count(only(one, other), Distance.MOST), count(only(other, one), Distance.MOST));
  }

  private static String only(CommitId one, CommitId other) {
    return "only(" + HgCommands.node(one) + "," + HgCommands.node(other) + ")";
  }

  @Override
  public Blame blame(CommitId commit, RepoPath file) {
    if (!manifest(commit).file(file)) {
      throw new NotFound("The file " + file);
    }
    return new HgBlame(commands).of(HgCommands.node(commit), file);
  }

  @Override
  public FileList files(CommitId commit, int limit) {
    List<String> paths = manifest(commit).paths();
    boolean whole = paths.size() <= limit;
    return new FileList(whole ? paths : paths.subList(0, limit), whole);
  }

  @Override
  public void archive(CommitId commit, Archive format, String folder, OutputStream out)
      throws IOException {
    if (!folder.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("no archive folder: " + folder);
    }
    String type = format == Archive.ZIP ? "zip" : "tgz";
    List<String> command =
        List.of(
            "--config",
            "ui.archivemeta=false",
            "archive",
            "--rev=" + HgCommands.node(commit),
            "--type=" + type,
            "--prefix=" + folder,
            "--",
            "-");
    Process process = commands.hg().start(commands.repository(), command);
    try (var printed = new HgOutput(process, ARCHIVE_MINUTES)) {
      printed.transferTo(out);
    }
  }

  @Override
  public long size() {
    return RepositoryFolder.size(commands.repository().resolve(".hg"));
  }

  @Override
  public void close() {}
}
