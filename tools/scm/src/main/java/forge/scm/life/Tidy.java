package forge.scm.life;

import forge.job.Job;

/**
 * Asks for a repository to be tidied.
 *
 * @param whole whether everything is packed anew, or only what came lately
 */
public record Tidy(String mount, boolean whole) implements Job {}
