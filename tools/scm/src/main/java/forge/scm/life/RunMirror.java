package forge.scm.life;

import forge.job.Job;

/**
 * Asks for a mirror to be brought up to date.
 *
 * @param direction {@code pull} or {@code push}
 */
public record RunMirror(String mount, String direction) implements Job {}
