package forge.markup;

import java.util.Locale;
import java.util.Set;

/**
 * Something a text points at by name: a person ({@code @agrippa}), some people of a project
 * ({@code @aqueduct/developers}) or a thing ({@code #12}, {@code [abc1234]}, {@code [Page Name]},
 * {@code [bugs:#12]}, {@code [aqueduct:wiki:Home]}).
 *
 * @param project the project that was named, or empty for the one the text belongs to
 * @param mount the tool's mount point that was named, or empty for whichever knows the target
 * @param target the name of a user or of some people, or what is left after project and mount
 */
public record Reference(Kind kind, String project, String mount, String target) {

  /** Whether a person or a thing is meant. */
  public enum Kind {
    MENTION,
    ARTIFACT
  }

  private static final Set<String> CIRCLES = Set.of("all", "channel", "everyone", "here");

  /** Whether it stands for people in general, as {@code @all} does; nobody may be called so. */
  public boolean circle() {
    return kind == Kind.MENTION
        && project.isEmpty()
        && CIRCLES.contains(target.toLowerCase(Locale.ROOT));
  }

  public static Reference mention(String user) {
    return new Reference(Kind.MENTION, "", "", user);
  }

  /** A group of people of a project, as {@code @aqueduct/developers}. */
  public static Reference mention(String project, String group) {
    return new Reference(Kind.MENTION, project, "", group);
  }

  public static Reference artifact(String target) {
    return new Reference(Kind.ARTIFACT, "", "", target);
  }

  public static Reference artifact(String mount, String target) {
    return new Reference(Kind.ARTIFACT, "", mount, target);
  }

  /** As it stands between brackets, or after the {@code @}. */
  public String written() {
    var place = project.isEmpty() ? "" : project + (kind == Kind.MENTION ? "/" : ":");
    return place + (mount.isEmpty() ? "" : mount + ":") + target;
  }
}
