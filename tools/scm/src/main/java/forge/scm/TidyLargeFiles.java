package forge.scm;

import forge.job.Job;

/** Asks for large files to be removed that began to come in and never ended. */
public record TidyLargeFiles() implements Job {}
