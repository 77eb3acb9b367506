package forge.scm.life;

import forge.project.Mount;
import forge.project.ProjectId;
import forge.scm.Systems;
import java.util.ArrayList;
import java.util.List;

/** Repositories that began as one another. */
final class Family {
  private Family() {}

  /**
   * Where a repository may be.
   *
   * @param point empty for any in the project
   */
  record Place(ProjectId project, String point) {
    boolean fits(Mount mount) {
      return point.isEmpty() || point.equals(mount.point().value());
    }
  }

  /** What somebody may mean by {@code ada}, {@code u/ada} or {@code u/ada/arch}. */
  static List<Place> places(String owner) {
    String[] parts = owner.split("/", -1);
    var places = new ArrayList<Place>();
    if (parts.length == 1) {
      add(places, "u", parts[0], "");
      add(places, "p", parts[0], "");
    } else if (parts.length <= 3) {
      add(places, parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }
    return places;
  }

  private static void add(List<Place> places, String neighborhood, String name, String point) {
    try {
      places.add(new Place(new ProjectId(neighborhood, name), point));
    } catch (IllegalArgumentException noSuchName) {
      // nobody can be called that
    }
  }

  /** Whether one began as the other, both as a third, or they are the same. */
  static boolean related(Mount one, Mount other) {
    if (!one.tool().equals(Systems.TOOL) || !other.tool().equals(Systems.TOOL)) {
      return false;
    }
    String mine = Forks.OPTION.of(one.options());
    String theirs = Forks.OPTION.of(other.options());
    return one.id().equals(other.id())
        || mine.equals(other.id().value())
        || theirs.equals(one.id().value())
        || (!mine.isEmpty() && mine.equals(theirs));
  }
}
