package forge.scm.git;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit as the forge wants it: settings come from here, never from the files of the user or the
 * machine it happens to run on.
 */
public final class GitSystem extends SystemReader.Delegate {
  private static final int MB = 1 << 20;

  private GitSystem(SystemReader machine) {
    super(machine);
  }

  /** Sets up JGit for this whole process. Repeating it does no harm. */
  public static synchronized void install() {
    if (SystemReader.getInstance() instanceof GitSystem) {
      return;
    }
    SystemReader.setInstance(new GitSystem(SystemReader.getInstance()));
    var windows = new WindowCacheConfig();
    windows.setPackedGitLimit(64L * MB);
    windows.setPackedGitWindowSize(64 * 1024);
    windows.setPackedGitOpenFiles(512);
    windows.setStreamFileThreshold(16 * MB);
    windows.setExposeStatsViaJmx(false);
    windows.install();
  }

  /**
   * What holds for every repository unless its own file says otherwise. What was pushed is on the
   * disk before it is acknowledged; stock git warns of that setting where it finds it. Nothing is
   * tidied after a push but by the forge's own upkeep, which keeps out of the way; and hashes are
   * the JDK's, which cost a fifth of JGit's own (docs/decisions/0021-sha-1-of-pushes.md).
   */
  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    var config = new Kept(parent, fs);
    config.setBoolean("receive", null, "autogc", false);
    config.setInt("gc", null, "auto", 0);
    config.setInt("gc", null, "autoPackLimit", 0);
    config.setBoolean("core", null, "fsyncObjectFiles", true);
    config.setString("core", null, "sha1Implementation", "jdkNative");
    return config;
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Kept(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    var config = new Kept(parent, fs);
    config.setBoolean("commitGraph", null, "readChangedPaths", true);
    return config;
  }

  @Override
  public @Nullable String getenv(String name) {
    return name.startsWith("GIT_") || name.equals("XDG_CONFIG_HOME") ? null : super.getenv(name);
  }

  /** Settings that live in memory only. */
  private static final class Kept extends FileBasedConfig {
    Kept(Config parent, FS fs) {
      super(parent, Path.of("none").toFile(), fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
