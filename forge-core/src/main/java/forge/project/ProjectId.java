package forge.project;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The address of a project: its neighborhood and its name, unique in it.
 *
 * @param neighborhood {@code p} for projects, {@code u} for people
 */
public record ProjectId(String neighborhood, String name) {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9-]{1,29}");

  public ProjectId {
    if (!PROJECT.matcher(name).matches() || !neighborhood.matches("[pu]")) {
      throw new IllegalArgumentException("not a project: " + neighborhood + "/" + name);
    }
  }

  /** Reads the form {@code p/aqueduct}. */
  public static ProjectId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a project: " + text);
    }
    return new ProjectId(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Where browsers find the project. */
  public URI page() {
    return URI.create("/" + this);
  }

  @Override
  public String toString() {
    return neighborhood + "/" + name;
  }
}
