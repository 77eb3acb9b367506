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
        mount.page("commit", commit.id().text()).toString(),
        commit.author().name(),
        commit.at());
  }
}
