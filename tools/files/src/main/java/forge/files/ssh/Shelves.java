package forge.files.ssh;

import forge.access.Visit;
import forge.files.Deliveries.Pending;
import forge.files.Delivery;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Folder;
import forge.files.ReleaseFile;
import forge.project.Project;
import forge.project.ProjectId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Taken;
import forge.tool.Platform;
import forge.user.Identity;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one person sees of the files of all projects: {@code /p/aqueduct/files/…}, or {@code
 * /home/frs/project/aqueduct/…} as SourceForge has it. Who signs in as {@code mia+aqueduct} begins
 * in that project.
 */
public final class Shelves {
  private static final int ABOVE = 3;
  private static final int SHOWN = 500;
  private static final List<String> SOURCEFORGE = List.of("home", "frs", "project");
  private static final String SCOPE = "files:write";

  private final Platform platform;
  private final Desk desk;
  private final Identity identity;
  private final String project;

  /** A place in a mount. */
  public record Spot(Visit visit, FilePath path) {}

  public Shelves(Platform platform, Desk desk, Identity identity, String login) {
    this.platform = platform;
    this.desk = desk;
    this.identity = identity;
    int plus = login.indexOf('+');
    this.project = plus < 0 ? "" : login.substring(plus + 1);
  }

  /** Where somebody is who has just signed in. */
  List<String> home() {
    return project.isEmpty() ? List.of() : first(new ProjectId("p", project)).orElse(List.of());
  }

  /** The steps of an address, from home unless it begins at the top. */
  List<String> names(String address) {
    var steps = new ArrayList<>(address.startsWith("/") ? List.<String>of() : home());
    for (String step : address.split("/", -1)) {
      if (step.equals("..")) {
        throw new Invalid("path", "The path must not contain “..”.");
      }
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** The same, for programs that expect a file system. */
  public FileSystem fileSystem() {
    return new FilesFileSystem(this);
  }

  private Optional<List<String>> first(ProjectId id) {
    return project(id)
        .flatMap(p -> p.mountOf("files"))
        .map(m -> List.of(id.neighborhood(), id.name(), m.point().value()));
  }

  private Optional<Project> project(ProjectId id) {
    try {
      return Optional.of(platform.projects().visit(identity, id).project());
    } catch (NotFound none) {
      return Optional.empty();
    }
  }

  /** The place in a mount that some names lead to; empty above all mounts. */
  public Optional<Spot> spot(List<String> names) {
    List<String> steps = names;
    if (names.size() > ABOVE && names.subList(0, ABOVE).equals(SOURCEFORGE)) {
      var there =
          new ArrayList<>(first(new ProjectId("p", names.get(ABOVE))).orElseThrow(this::no));
      there.addAll(names.subList(ABOVE + 1, names.size()));
      steps = there;
    }
    if (steps.size() < ABOVE) {
      return Optional.empty();
    }
    Visit visit =
        platform
            .visit(identity, String.join("/", steps.subList(0, ABOVE)))
            .filter(v -> v.mount().tool().value().equals("files"))
            .orElseThrow(this::no);
    return Optional.of(
        new Spot(visit, FilePath.of(String.join("/", steps.subList(ABOVE, steps.size())))));
  }

  private NotFound no() {
    return new NotFound("A place for files of this name that you may see");
  }

  Entry look(List<String> names) {
    Optional<Spot> at = spot(names);
    if (at.isEmpty()) {
      return above(names);
    }
    Visit visit = at.get().visit();
    FilePath path = at.get().path();
    if (isFolder(visit, path)) {
      return Entry.folder(path.name(), Instant.EPOCH);
    }
    Optional<Pending> pending = desk.deliveries().pending(visit, path);
    return pending.isPresent() ? entry(pending.get()) : entry(desk.files().get(visit, path));
  }

  boolean isFolder(Visit visit, FilePath path) {
    return path.root()
        || desk.folders().find(visit, path).isPresent()
        || desk.releases().drafting(visit, path);
  }

  private Entry above(List<String> names) {
    boolean there =
        names.isEmpty()
            || names.equals(SOURCEFORGE.subList(0, Math.min(names.size(), ABOVE)))
            || names.equals(List.of("p"))
            || names.equals(List.of("u"))
            || (names.size() == 2
                && project(new ProjectId(names.get(0), names.get(1))).isPresent());
    if (!there) {
      throw no();
    }
    return Entry.folder(names.isEmpty() ? "" : names.getLast(), Instant.EPOCH);
  }

  List<Entry> list(List<String> names) {
    Optional<Spot> at = spot(names);
    return at.isPresent() ? list(at.get().visit(), at.get().path()) : listAbove(names);
  }

  private List<Entry> listAbove(List<String> names) {
    above(names);
    if (names.isEmpty()) {
      return List.of(Entry.folder("p", Instant.EPOCH));
    }
    if (names.size() == 2) {
      return project(new ProjectId(names.get(0), names.get(1)))
          .orElseThrow(this::no)
          .mounts()
          .stream()
          .filter(m -> m.tool().value().equals("files"))
          .filter(m -> platform.visit(identity, m.id()).isPresent())
          .map(m -> Entry.folder(m.point().value(), Instant.EPOCH))
          .toList();
    }
    return names.equals(List.of("p")) && !home().isEmpty()
        ? List.of(Entry.folder(project, Instant.EPOCH))
        : List.of();
  }

  private List<Entry> list(Visit visit, FilePath path) {
    if (!isFolder(visit, path)) {
      throw no();
    }
    var entries = new ArrayList<Entry>();
    for (Folder folder : desk.folders().listIn(visit, List.of(path))) {
      entries.add(Entry.folder(folder.path().name(), folder.touchedAt()));
    }
    for (ReleaseFile file : desk.files().filesIn(visit, List.of(path))) {
      entries.add(entry(file));
    }
    for (ReleaseFile file : desk.releases().staged(visit, path)) {
      entries.add(entry(file));
    }
    for (Pending pending : desk.deliveries().pendingIn(visit, path)) {
      entries.removeIf(e -> e.name().equals(pending.path().name()));
      entries.add(entry(pending));
    }
    return entries.stream().limit(2L * SHOWN).toList();
  }

  private static Entry entry(ReleaseFile file) {
    return Entry.file(file.name(), file.content().size(), file.publishedAt());
  }

  private static Entry entry(Pending pending) {
    return Entry.file(pending.path().name(), pending.size(), pending.at());
  }

  SeekableByteChannel read(List<String> names) throws IOException {
    Spot at = spot(names).orElseThrow(this::no);
    return desk.files().stored(desk.files().get(at.visit(), at.path())).open();
  }

  Delivery write(List<String> names, boolean afresh) {
    Spot at = writable(names);
    if (isFolder(at.visit(), at.path())) {
      throw new Taken("“" + at.path() + "” is a folder.");
    }
    return desk.deliveries().open(at.visit(), at.path(), afresh);
  }

  void makeFolder(List<String> names) {
    Spot at = writable(names);
    desk.folders().make(at.visit(), at.path());
  }

  void rename(List<String> from, List<String> to) {
    Spot source = writable(from);
    Spot target = writable(to);
    if (!source.visit().mount().id().equals(target.visit().mount().id())) {
      throw new Conflict("Files do not move from one project to another.");
    }
    desk.deliveries().rename(source.visit(), source.path(), target.path());
  }

  void remove(List<String> names) {
    Spot at = writable(names);
    if (isFolder(at.visit(), at.path())) {
      throw new Conflict("Folders stay; a folder without files is not shown to visitors.");
    }
    if (desk.deliveries().pending(at.visit(), at.path()).isPresent()) {
      desk.deliveries().drop(at.visit(), at.path());
    } else {
      desk.files().remove(at.visit(), at.path());
    }
  }

  /** A place where this person may put something. */
  public Spot writable(List<String> names) {
    Spot at = spot(names).orElseThrow(() -> new Denied("put files here"));
    if (!identity.within(SCOPE)) {
      throw new Denied("upload files with a token that lacks the scope " + SCOPE);
    }
    at.visit().require(FilesPermission.UPLOAD);
    return at;
  }
}
