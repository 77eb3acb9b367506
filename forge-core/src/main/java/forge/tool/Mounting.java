package forge.tool;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.job.Job;
import forge.job.Jobs;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.MountPoint;
import forge.project.Project;
import forge.project.ToolKey;
import forge.refusal.Check;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/** What admins do with the tools of a project: mount, set, rename, order, unmount. */
public final class Mounting {
  private final Projects projects;
  private final Tools tools;
  private final Jobs jobs;
  private volatile Consumer<Mount> removed = mount -> {};

  /** Asks for all that belonged to a mount to be removed. */
  public record RemoveContent(Mount mount) implements Job {}

  public Mounting(Projects projects, Tools tools, Jobs jobs) {
    this.projects = projects;
    this.tools = tools;
    this.jobs = jobs;
    jobs.assign(
        RemoveContent.class,
        (job, progress) -> {
          tools.at(job.mount()).ifPresent(t -> t.unmounted(job.mount()));
          removed.accept(job.mount());
        });
  }

  /** Hears of every mount that is gone for good, after its tool has removed what belonged to it. */
  public void onRemoved(Consumer<Mount> removed) {
    this.removed = removed;
  }

  public Mount mount(Visit visit, ToolKey key, String point, String label) {
    return mount(visit, key, point, label, Map.of());
  }

  /**
   * Mounts a tool with some of its options chosen.
   *
   * @param options by name; those that the tool does not have are left aside
   */
  public Mount mount(
      Visit visit, ToolKey key, String point, String label, Map<String, String> options) {
    return mount(visit, key, point, label, options, Map.of());
  }

  /**
   * The same with roles that hold permissions there from the first moment on.
   *
   * @param grants the roles by the name of the permission
   */
  public Mount mount(
      Visit visit,
      ToolKey key,
      String point,
      String label,
      Map<String, String> options,
      Map<String, Set<String>> grants) {
    visit.require(CorePermission.ADMIN);
    Project project = visit.project();
    Tool tool = tools.declaration(key).orElseThrow(() -> new NotFound("The tool " + key));
    long already = project.mounts().stream().filter(m -> m.tool().equals(key)).count();
    if (already >= tool.atMost()) {
      throw new Full("This project has all the " + tool.label() + " it may have.");
    }
    var mount =
        Mount.of(
                new MountId(new ObjectId().toHexString()),
                project.id(),
                key,
                free(project, point),
                Check.line("label", "The label", label, 30))
            .withOptions(checked(tool, Map.of(), options, true))
            .withGrants(grants);
    var mounts = new ArrayList<>(project.mounts());
    mounts.add(mount);
    Project changed =
        projects.change(
            visit, project.withMounts(mounts), "added " + tool.label() + " at " + mount.point());
    tools
        .at(mount)
        .ifPresent(t -> t.mounted(new Visit(visit.identity(), changed, mount, visit.roles())));
    return mount;
  }

  private static MountPoint free(Project project, String point) {
    MountPoint wanted;
    try {
      wanted = new MountPoint(point);
    } catch (IllegalArgumentException e) {
      throw new Invalid(
          "point",
          "A mount point has 1 to 32 small letters, digits and hyphens, and starts with a letter.",
          32L);
    }
    if (project.mount(point).isPresent()) {
      throw new Taken("Something is mounted at " + point + " already.");
    }
    return wanted;
  }

  public Mount set(Visit visit, MountId id, String label, Map<String, String> options) {
    visit.require(CorePermission.ADMIN);
    Mount mount = get(visit, id);
    Tool tool =
        tools.declaration(mount.tool()).orElseThrow(() -> new NotFound("The tool " + mount.tool()));
    Mount changed =
        mount
            .withLabel(Check.line("label", "The label", label, 30))
            .withOptions(checked(tool, mount.options(), options, false));
    projects.change(
        visit, visit.project().withMount(changed), "changed the options of " + mount.point());
    return changed;
  }

  /** Gives a tool another address; the old one leads there until something else takes it. */
  public Mount move(Visit visit, MountId id, String point) {
    visit.require(CorePermission.ADMIN);
    Mount mount = get(visit, id);
    if (mount.point().value().equals(point)) {
      return mount;
    }
    Mount moved = mount.movedTo(free(visit.project(), point));
    projects.change(
        visit,
        visit.project().withMount(moved),
        "moved " + mount.label() + " from " + mount.point() + " to " + point);
    return moved;
  }

  private static Map<String, String> checked(
      Tool tool, Map<String, String> before, Map<String, String> wanted, boolean first) {
    var checked = new HashMap<>(before);
    for (Option option : tool.options()) {
      String value = wanted.get(option.name());
      if (value != null && (first || !option.once())) {
        checked.put(option.name(), allowed(option, value));
      }
    }
    return checked;
  }

  private static String allowed(Option option, String value) {
    if (!option.choices().isEmpty() && !option.choices().contains(value)) {
      throw new Invalid(
          option.name(),
          option.label() + " must be one of " + String.join(", ", option.choices()) + ".");
    }
    return Check.text(option.name(), option.label(), value, 1_000);
  }

  /** Puts the mounts in the order of their ids; those not named keep their order at the end. */
  public void order(Visit visit, List<String> ids) {
    visit.require(CorePermission.ADMIN);
    var mounts = new ArrayList<>(visit.project().mounts());
    mounts.sort(
        java.util.Comparator.comparingInt(
            m -> {
              int at = ids.indexOf(m.id().value());
              return at < 0 ? Integer.MAX_VALUE : at;
            }));
    projects.change(visit, visit.project().withMounts(mounts), "put the tools in another order");
  }

  public void unmount(Visit visit, MountId id) {
    visit.require(CorePermission.ADMIN);
    Mount mount = get(visit, id);
    var left = visit.project().mounts().stream().filter(m -> !m.id().equals(id)).toList();
    projects.change(
        visit,
        visit.project().withMounts(left),
        "removed " + mount.label() + " at " + mount.point());
    jobs.submit(new RemoveContent(mount));
  }

  static Mount get(Visit visit, MountId id) {
    return visit.project().mount(id).orElseThrow(() -> new NotFound("The mount " + id));
  }
}
