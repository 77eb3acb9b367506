package forge.project;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of software being built; home of tools and people.
 *
 * @param revision counted from 1, and 0 for what stands in for a project; the second of two writers
 *     is refused by it
 * @param grants the roles that hold each permission on the project itself
 */
public record Project(
    ProjectId id,
    int revision,
    About about,
    Profile profile,
    List<Mount> mounts,
    List<Group> groups,
    Map<String, Set<String>> grants,
    List<Deny> denies,
    Instant createdAt) {

  /**
   * What a project says of itself.
   *
   * @param summary one sentence
   * @param description Markdown
   * @param icon the id of the picture; null where there is none
   */
  public record About(
      String title,
      String summary,
      String description,
      List<String> labels,
      @Nullable String icon) {
    public About {
      labels = List.copyOf(labels);
    }
  }

  public Project {
    mounts = List.copyOf(mounts);
    groups = List.copyOf(groups);
    grants = Map.copyOf(grants);
    denies = List.copyOf(denies);
  }

  public Optional<Mount> mount(String point) {
    return mounts.stream().filter(m -> m.point().value().equals(point)).findFirst();
  }

  /** The mount that was at this point before, where nothing else is now. */
  public Optional<Mount> moved(String point) {
    return mount(point).isPresent()
        ? Optional.empty()
        : mounts.stream()
            .filter(m -> m.former().stream().anyMatch(f -> f.value().equals(point)))
            .findFirst();
  }

  public Optional<Mount> mount(MountId mount) {
    return mounts.stream().filter(m -> m.id().equals(mount)).findFirst();
  }

  /** The first mount of a tool, where a project has one. */
  public Optional<Mount> mountOf(String tool) {
    return mounts.stream().filter(m -> m.tool().value().equals(tool)).findFirst();
  }

  /** Whether somebody made it; what stands in for a project where there is none was not. */
  public boolean made() {
    return revision > 0;
  }

  public URI page() {
    return id.page();
  }

  public Project withAbout(About to) {
    return next(to, profile, mounts, groups, grants, denies);
  }

  public Project withProfile(Profile to) {
    return next(about, to, mounts, groups, grants, denies);
  }

  public Project withMounts(List<Mount> to) {
    return next(about, profile, to, groups, grants, denies);
  }

  /** The same project with one mount in the place of the one with its id. */
  public Project withMount(Mount to) {
    return withMounts(mounts.stream().map(m -> m.id().equals(to.id()) ? to : m).toList());
  }

  public Project withGroups(List<Group> to) {
    return next(about, profile, mounts, to, grants, denies);
  }

  public Project withGrants(Map<String, Set<String>> to) {
    return next(about, profile, mounts, groups, to, denies);
  }

  public Project withDenies(List<Deny> to) {
    return next(about, profile, mounts, groups, grants, to);
  }

  private Project next(
      About about,
      Profile profile,
      List<Mount> mounts,
      List<Group> groups,
      Map<String, Set<String>> grants,
      List<Deny> denies) {
    return new Project(id, revision + 1, about, profile, mounts, groups, grants, denies, createdAt);
  }
}
