package forge.search;

import forge.job.Job;

/** Asks for the index to be told of all artifacts it has not heard of. */
public record IndexNews() implements Job {}
