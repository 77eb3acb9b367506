package forge.scm;

import java.util.Locale;
import java.util.Set;

/** Tells what people here write themselves from what they brought along. */
public final class OwnWork {
  private static final Set<String> OTHERS_WORK =
      Set.of("node_modules", "bower_components", "vendor", "third_party", "third-party", "dist");
  private static final Set<String> LOCKS =
      Set.of("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "go.sum", "cargo.lock");

  private OwnWork() {}

  /** Whether a file's name is of what people here write themselves. */
  public static boolean is(RepoPath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    return path.parent().parts().stream().noneMatch(OTHERS_WORK::contains)
        && !LOCKS.contains(name)
        && !name.matches(".*[.-]min\\.(js|css)|.*\\.(map|svg)");
  }
}
