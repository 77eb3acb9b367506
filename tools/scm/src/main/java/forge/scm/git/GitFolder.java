package forge.scm.git;

import forge.project.MountId;
import forge.scm.Ref;
import forge.scm.RepositoryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FS;

/** The folder in which all bare Git repositories lie, one for each mount. */
public final class GitFolder {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String STANDARD_BRANCH = "main";

  private final Path folder;

  public GitFolder(Path folder) {
    this.folder = folder;
  }

  /** The mount's repository, made if there is none yet. Close it after use. */
  public Repository open(MountId mount) {
    Path directory = directory(mount);
    try {
      if (!Files.exists(directory.resolve(Constants.HEAD))) {
        make(directory);
      }
      return RepositoryCache.open(FileKey.exact(directory.toFile(), FS.DETECTED), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the repository and everything in it. */
  public void remove(MountId mount) {
    Path directory = directory(mount);
    RepositoryCache.unregister(FileKey.exact(directory.toFile(), FS.DETECTED));
    RepositoryFolder.delete(directory);
  }

  /** Has the next to open the repository look at its folder anew. */
  void forgetCached(MountId mount) {
    RepositoryCache.unregister(FileKey.exact(directory(mount).toFile(), FS.DETECTED));
  }

  /** Where the mount's repository lies, or would. */
  Path directory(MountId mount) {
    return folder.resolve(safe(mount) + Constants.DOT_GIT_EXT);
  }

  /** A place for something else of the mount, in a folder beside the repositories. */
  Path beside(String what, MountId mount) {
    return folder.resolve(what).resolve(safe(mount).value());
  }

  private static MountId safe(MountId mount) {
    if (!SAFE.matcher(mount.value()).matches()) {
      throw new IllegalArgumentException("no folder can be called " + mount);
    }
    return mount;
  }

  /** Made beside its place and moved there, so that no half repository is ever found. */
  private void make(Path directory) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempDirectory(folder, "new-");
    try {
      fill(fresh);
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      RepositoryFolder.delete(fresh);
      if (!Files.exists(directory.resolve(Constants.HEAD))) {
        throw taken;
      }
    }
  }

  private static void fill(Path fresh) throws IOException {
    try (var git = new FileRepository(fresh.toFile())) {
      git.create(true);
      StoredConfig config = git.getConfig();
      config.setBoolean("core", null, "multiPackIndex", false);
      config.setBoolean("core", null, "commitGraph", true);
      config.setBoolean("core", null, "logAllRefUpdates", true);
      config.setBoolean("core", null, "fsyncRefFiles", true);
      config.setBoolean("receive", null, "fsckObjects", true);
      config.setBoolean("uploadpack", null, "allowFilter", true);
      config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
      config.setBoolean("gc", null, "writeCommitGraph", true);
      config.setBoolean("gc", null, "writeChangedPaths", true);
      config.save();
      git.updateRef(Constants.HEAD).link(Ref.BRANCHES + STANDARD_BRANCH);
    }
  }
}
