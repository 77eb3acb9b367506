package forge.scm.git;

import forge.project.MountId;
import forge.scm.lfs.Oid;
import forge.scm.lfs.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;

/** Finds the pointers to large files in all history that the refs of a repository lead to. */
public final class GitPointers {
  private static final int LONGEST = 1024;

  private final GitFolder folder;

  public GitPointers(GitFolder folder) {
    this.folder = folder;
  }

  /** The large files that a repository needs; nothing where there is no repository. */
  public Optional<Set<Oid>> of(MountId mount) {
    if (!Files.exists(folder.directory(mount).resolve(Constants.HEAD))) {
      return Optional.empty();
    }
    try (Repository git = folder.open(mount);
        var walk = new ObjectWalk(git)) {
      for (var ref : git.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          walk.markStart(walk.parseAny(ref.getObjectId()));
        }
      }
      return Optional.of(read(walk));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Oid> read(ObjectWalk walk) throws IOException {
    for (var commit = walk.next(); commit != null; commit = walk.next()) {
      commit.disposeBody();
    }
    var found = new HashSet<Oid>();
    for (RevObject o = walk.nextObject(); o != null; o = walk.nextObject()) {
      if (o.getType() == Constants.OBJ_BLOB) {
        pointer(walk, o).ifPresent(pointer -> found.add(pointer.oid()));
      }
    }
    return found;
  }

  private static Optional<Pointer> pointer(ObjectWalk walk, RevObject blob) throws IOException {
    var reader = walk.getObjectReader();
    if (reader.getObjectSize(blob, Constants.OBJ_BLOB) > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(LONGEST);
    return Pointer.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
