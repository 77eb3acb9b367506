package forge.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tool is mounted, as clients name it: {@code /p/aqueduct/code.git}. */
public record MountAddress(ProjectId project, String point) {
  private static final Pattern SHAPE =
      Pattern.compile("/?([pu])/([a-z0-9-]{1,40})/([a-z][a-z0-9-]{0,31})(?:\\.git)?/?");

  /** Reads an address; empty where nothing could be mounted. */
  public static Optional<MountAddress> parse(String address) {
    Matcher matcher = SHAPE.matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      var project = new ProjectId(matcher.group(1), matcher.group(2));
      return Optional.of(new MountAddress(project, matcher.group(3)));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }
}
