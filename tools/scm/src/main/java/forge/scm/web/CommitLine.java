package forge.scm.web;

import forge.project.Mount;
import forge.scm.Commit;
import java.time.Instant;

/** A commit in one line of a list. */
public record CommitLine(
    String sha, String brief, String subject, String url, String author, Instant at) {

  static CommitLine of(Mount mount, Commit commit) {
    return new CommitLine(
        commit.id().text(),
        commit.id().brief(),
        commit.subject().isEmpty() ? "(no message)" : commit.subject(),
        mount.link("commit", commit.id().text()),
        commit.author().name(),
        commit.at());
  }
}
