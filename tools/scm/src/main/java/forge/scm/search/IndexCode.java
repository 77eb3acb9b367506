package forge.scm.search;

import forge.job.Job;

/**
 * Asks for the index to hold what a repository's default branch holds.
 *
 * @param mount its id
 * @param whole whether every file is read again
 */
public record IndexCode(String mount, boolean whole) implements Job {
  String key() {
    return (whole ? "index all code " : "index code ") + mount;
  }
}
