package forge.scm.git;

import forge.refusal.Refusal.Conflict;
import forge.scm.Ref;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** The commit that a repository begins with, made from plain files. */
final class FirstCommit {
  private static final String BRANCH = Ref.BRANCHES + "main";

  private final Repository git;
  private final PersonIdent who;

  FirstCommit(Repository git, UserId by, Instant at) {
    this.git = git;
    this.who = new PersonIdent(by.value(), by.value(), at, ZoneOffset.UTC);
  }

  void ofFile(String name, byte[] content) throws IOException {
    try (ObjectInserter inserter = git.newObjectInserter()) {
      DirCacheBuilder files = DirCache.newInCore().builder();
      files.add(entry(name, false, inserter.insert(Constants.OBJ_BLOB, content)));
      commit(inserter, files, "Begin with a read-me");
    }
  }

  void ofFolder(Path top) throws IOException {
    try (ObjectInserter inserter = git.newObjectInserter();
        Stream<Path> walk = Files.walk(top)) {
      DirCacheBuilder files = DirCache.newInCore().builder();
      List<Path> found = walk.filter(Files::isRegularFile).toList();
      if (found.isEmpty()) {
        throw new Conflict("There is no file in the archive.");
      }
      for (Path file : found) {
        try (var in = Files.newInputStream(file)) {
          ObjectId blob = inserter.insert(Constants.OBJ_BLOB, Files.size(file), in);
          files.add(entry(top.relativize(file).toString(), Files.isExecutable(file), blob));
        }
      }
      commit(inserter, files, "Begin with the files as uploaded");
    } catch (IllegalArgumentException e) {
      throw new Conflict("The archive has a file with a name that Git cannot keep.");
    }
  }

  private static DirCacheEntry entry(String path, boolean executable, ObjectId blob) {
    var entry = new DirCacheEntry(path);
    entry.setFileMode(executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
    entry.setObjectId(blob);
    return entry;
  }

  private void commit(ObjectInserter inserter, DirCacheBuilder files, String message)
      throws IOException {
    files.finish();
    var commit = new CommitBuilder();
    commit.setTreeId(files.getDirCache().writeTree(inserter));
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage(message + "\n");
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    var branch = git.updateRef(BRANCH);
    branch.setNewObjectId(id);
    branch.setExpectedOldObjectId(ObjectId.zeroId());
    branch.setRefLogIdent(who);
    branch.setRefLogMessage("began", false);
    branch.update();
    git.updateRef(Constants.HEAD).link(BRANCH);
  }
}
