package forge.scm.search;

import forge.job.Job;

/** Asks for the index of code to hear of every repository that has something new. */
public record LookAfterCode() implements Job {}
