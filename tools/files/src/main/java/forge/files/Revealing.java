package forge.files;

import forge.access.Visit;
import forge.job.Job;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Brings the files of a release to where its state says they are. */
final class Revealing {
  private final ReleaseStore store;
  private final ReleaseFileStore files;
  private final FolderStore folders;
  private final Platform platform;

  /** Asks for it. */
  public record Reveal(String mount, String folder) implements Job {}

  Revealing(ReleaseStore store, ReleaseFileStore files, FolderStore folders, Platform platform) {
    this.store = store;
    this.files = files;
    this.folders = folders;
    this.platform = platform;
    platform.jobs().assign(Reveal.class, (job, progress) -> reveal(job));
    platform
        .events()
        .listen(
            "release files",
            Set.of("release.published", "release.withdrawn"),
            event -> reveal(new Reveal(event.subject().mount().value(), event.detail("folder"))));
  }

  /** Brings the files to where the release is: again after a crash, without harm. */
  private void reveal(Reveal job) {
    var mountId = new MountId(job.mount());
    Optional<Release> release = store.ofFolder(mountId, new FilePath(job.folder()));
    Optional<Mount> mount = mount(mountId);
    if (release.isPresent() && mount.isPresent()) {
      reveal(mount.get(), release.get(), platform.clock().instant());
    }
  }

  void reveal(Mount mount, Release release, Instant now) {
    if (release.standing() == Standing.LIVE) {
      for (ReleaseFile file :
          files.below(mount.id(), release.folder(), Standing.STAGED, Integer.MAX_VALUE)) {
        touch(release, file.path().folder(), now);
        files.reveal(
            file,
            release.trial(),
            now,
            ReleaseFiles.event("file.published", mount, file, release.by(), now));
      }
      files.below(mount.id(), release.folder(), Standing.LIVE, Integer.MAX_VALUE).stream()
          .filter(file -> file.trial() != release.trial())
          .forEach(file -> files.tryOut(file, release.trial()));
    } else if (release.withdrawn()) {
      for (ReleaseFile file :
          files.below(mount.id(), release.folder(), Standing.LIVE, Integer.MAX_VALUE)) {
        files.withdraw(file, ReleaseFiles.event("file.removed", mount, file, release.by(), now));
      }
    }
    platform.events().tell();
  }

  private void touch(Release release, FilePath folder, Instant now) {
    for (FilePath step : folder.trail()) {
      folders.touch(new Folder(release.mount(), step, "", release.by(), now, now));
    }
  }

  /** A mount, as the forge itself sees it. */
  Optional<Mount> mount(MountId id) {
    var forge = new Identity(User.FORGE, Proof.NONE, null, Set.of(Identity.EVERYTHING));
    return platform.visit(forge, id).map(Visit::mount);
  }
}
