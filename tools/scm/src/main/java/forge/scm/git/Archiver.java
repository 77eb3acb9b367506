package forge.scm.git;

import forge.scm.Archive;
import forge.scm.ArchiveOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Writes all files of a commit as one archive, the same bytes each time. */
final class Archiver {
  private final ObjectReader reader;
  private final RevCommit commit;
  private final String folder;

  Archiver(ObjectReader reader, RevCommit commit, String folder) {
    this.reader = reader;
    this.commit = commit;
    this.folder = folder;
  }

  void write(Archive format, OutputStream out) throws IOException {
    var archive = ArchiveOutput.to(out, format, Instant.ofEpochSecond(commit.getCommitTime()));
    try (var files = new TreeWalk(reader)) {
      files.addTree(commit.getTree());
      files.setRecursive(true);
      while (files.next()) {
        FileMode mode = files.getFileMode(0);
        if (!FileMode.GITLINK.equals(mode)) {
          ObjectLoader content = reader.open(files.getObjectId(0), Constants.OBJ_BLOB);
          try (var in = content.openStream()) {
            String path = folder + "/" + files.getPathString();
            archive.file(path, GitTrees.kind(mode), content.getSize(), in);
          }
        }
      }
    }
    archive.finish();
  }
}
