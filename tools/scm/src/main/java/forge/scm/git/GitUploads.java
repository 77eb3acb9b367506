package forge.scm.git;

import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.TooLarge;
import forge.scm.Ref;
import forge.scm.RepositoryFolder;
import forge.scm.life.Watch;
import forge.user.UserId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.URIish;

/**
 * Repositories that come as a file: a bundle, or a zip or tar archive of a repository or of plain
 * files. Nothing in an archive is trusted but its objects and refs, and these are checked.
 */
public final class GitUploads {
  /** In bytes. */
  public static final long LARGEST = 2L << 30;

  private final GitFolder folder;
  private final Clock clock;

  public GitUploads(GitFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Keeps a file until it is brought in. */
  public void take(MountId mount, InputStream in) throws IOException {
    Path file = file(mount);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(part.getParent());
    try (var out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      long all = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all += read;
        if (all > LARGEST) {
          throw new TooLarge("The file", LARGEST);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Throws away a file that is needed no more. */
  public void drop(MountId mount) {
    RepositoryFolder.delete(file(mount));
  }

  private Path file(MountId mount) {
    return folder.beside("incoming", mount);
  }

  /** Fills the mount's repository from the file that was kept for it. */
  public void bring(MountId mount, UserId by, Watch watch) throws IOException {
    Path file = file(mount);
    if (!Files.exists(file)) {
      throw new Conflict("The file is gone. Upload it once more.");
    }
    var monitor = new WatchMonitor(folder.directory(mount), watch);
    try (Repository git = folder.open(mount)) {
      if (starts(file, "# v2 git bundle") || starts(file, "# v3 git bundle")) {
        bundle(git, file, monitor);
      } else {
        archive(git, file, by, mount, monitor);
      }
    } catch (TransportException e) {
      String why = String.valueOf(monitor.reason() == null ? e.getMessage() : monitor.reason());
      throw new Conflict("The file cannot be read as a repository: " + why);
    }
  }

  private static boolean starts(Path file, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(wanted.length), wanted);
    }
  }

  private static void bundle(Repository git, Path file, WatchMonitor monitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        var transport = new TransportBundleStream(git, new URIish("bundle:upload"), in)) {
      fetch(git, transport, monitor);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fetch(Repository git, Transport transport, WatchMonitor monitor)
      throws IOException {
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setCheckFetchedObjects(true);
    GitRemote.showFirst(git, transport.fetch(monitor, GitRemote.ALL));
  }

  private void archive(Repository git, Path file, UserId by, MountId mount, WatchMonitor monitor)
      throws IOException {
    Path room = folder.beside("incoming", new MountId(mount.value() + "-unpacked"));
    RepositoryFolder.delete(room);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Files.createDirectories(room);
      new Unpacking(room, monitor).unpack(in);
      Optional<Path> found = Unpacking.repositoryIn(room);
      if (found.isPresent()) {
        fetchFrom(git, found.get(), monitor);
      } else {
        commit(git, room, by);
      }
    } finally {
      RepositoryFolder.delete(room);
    }
  }

  private static void fetchFrom(Repository git, Path found, WatchMonitor monitor)
      throws IOException {
    Unpacking.disarm(found);
    if (Files.exists(found.resolve("shallow"))) {
      throw new Conflict("The repository in the file is a shallow clone; its history ends early.");
    }
    var builder = new FileRepositoryBuilder().setGitDir(found.toFile()).setBare();
    try (Repository from = builder.build();
        Transport transport = Transport.open(git, new URIish(from.getDirectory().toString()))) {
      fetch(git, transport, monitor);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void commit(Repository git, Path room, UserId by) throws IOException {
    Path top = Unpacking.top(room);
    new FirstCommit(git, by, clock.instant()).ofFolder(top);
  }

  /** Makes the first commit of a repository that begins with a read-me. */
  public void begin(MountId mount, UserId by, String readme) {
    try (Repository git = folder.open(mount)) {
      if (git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).isEmpty()) {
        new FirstCommit(git, by, clock.instant())
            .ofFile("README.md", readme.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static InputStream unzipped(InputStream in) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(in, 1 << 15));
  }
}
