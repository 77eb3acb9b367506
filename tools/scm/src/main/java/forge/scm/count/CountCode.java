package forge.scm.count;

import forge.job.Job;

/**
 * Asks for the counts of a repository to be those of its default branch.
 *
 * @param mount its id
 */
public record CountCode(String mount) implements Job {
  String key() {
    return "count code " + mount;
  }
}
