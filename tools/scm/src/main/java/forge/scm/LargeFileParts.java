package forge.scm;

import forge.scm.git.GitPointers;
import forge.scm.lfs.LargeFiles;
import forge.scm.lfs.LfsFolder;
import forge.scm.lfs.LfsUsageStore;
import forge.scm.lfs.LockStore;
import forge.scm.lfs.UnusedLargeFiles;
import forge.scm.life.Forks;
import forge.tool.Platform;
import java.time.Duration;

/** Puts together what keeps large files, and what removes those that nothing needs. */
final class LargeFileParts {
  private LargeFileParts() {}

  static LargeFiles of(Grounds grounds) {
    Platform platform = grounds.platform();
    var folder = new LfsFolder(platform.config().data().resolve("lfs"), platform.clock());
    var usage = new LfsUsageStore(platform.database());
    var pointers = new GitPointers(grounds.folder());
    var unused = new UnusedLargeFiles(folder, usage, pointers::of, platform.clock());
    platform.jobs().assign(TidyLargeFiles.class, (job, progress) -> unused.remove());
    platform.jobs().schedule("scm tidy large files", Duration.ofDays(1), TidyLargeFiles::new);
    return new LargeFiles(
        folder,
        new LockStore(platform.database()),
        usage,
        visit -> Forks.parent(platform, visit),
        platform.clock());
  }
}
