package forge.scm;

import forge.job.Job;

/** Asks for large files to be removed that nothing needs, or that never came in whole. */
public record TidyLargeFiles() implements Job {}
