package forge.scm;

import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.tool.Option;
import java.util.List;

/** Whether a repository is kept for reading only: whoever would change it asks here first. */
public final class Archived {
  private static final String YES = "yes";
  private static final String NO = "no";
  static final Option OPTION =
      new Option(
          "archived",
          "Archived",
          "An archived repository can be read and cloned, and nobody can change it.",
          NO,
          List.of(NO, YES));

  private Archived() {}

  public static boolean is(Mount mount) {
    return OPTION.of(mount.options()).equals(YES);
  }

  static String text(boolean archived) {
    return archived ? YES : NO;
  }

  /** Refuses every change of an archived repository, whoever wants it. */
  public static void refuse(Mount mount) {
    if (is(mount)) {
      throw new Conflict(
          "This repository is archived: it can be read and cloned, and nobody can change it.");
    }
  }
}
