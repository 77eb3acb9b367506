package forge.directory;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.refusal.Refusal.Unavailable;
import forge.store.Slice;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where strangers look for projects: through the index, or by name while that is away, with two
 * database calls however many projects there are.
 */
public final class Shelves {
  private static final int PAGE = 24;
  private static final int MAPPED = 20_000;

  private final DirectoryIndex index;
  private final ProjectStore projects;
  private final FigureStore figures;

  Shelves(DirectoryIndex index, ProjectStore projects, FigureStore figures) {
    this.index = index;
    this.projects = projects;
    this.figures = figures;
  }

  /** A project with what is counted of it. */
  public record Shown(Project project, Figures figures) {}

  /**
   * What is on a page of the directory.
   *
   * @param found null while the index is away and projects are listed by name
   */
  public record Page(List<Shown> shown, @Nullable Found found, @Nullable String next) {}

  public Page look(Looked looked, Identity identity) {
    if (index.collection().configured()) {
      try {
        Found found = index.find(looked, identity);
        Map<ProjectId, Project> byId =
            projects.findAll(found.projects()).stream()
                .collect(Collectors.toMap(Project::id, Function.identity()));
        var inOrder = found.projects().stream().map(byId::get).filter(Objects::nonNull).toList();
        return new Page(shown(inOrder), found, found.next());
      } catch (Unavailable away) {
        return byName(null);
      }
    }
    return byName(looked.cursor());
  }

  private Page byName(@Nullable String after) {
    Slice<Project> slice = projects.byName("p", after, PAGE);
    return new Page(
        shown(slice.items().stream().filter(Shelves::everybodyReads).toList()), null, slice.next());
  }

  private List<Shown> shown(List<Project> some) {
    Map<ProjectId, Figures> known = figures.of(some.stream().map(Project::id).toList());
    return some.stream().map(p -> new Shown(p, known.getOrDefault(p.id(), Figures.NONE))).toList();
  }

  /** The names of public projects that begin with a letter, for who goes through all of them. */
  public List<ProjectId> beginning(String letter) {
    return projects.open("p", letter, CorePermission.READ.name(), Roles.ANONYMOUS, MAPPED);
  }

  /** Whether people without an account may read a project. */
  public static boolean everybodyReads(Project project) {
    return new Visit(Identity.GUEST, project, null, Roles.EVERYBODY).may(CorePermission.READ);
  }
}
