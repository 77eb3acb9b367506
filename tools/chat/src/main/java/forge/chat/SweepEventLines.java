package forge.chat;

import forge.job.Job;

/** Forgets the lines that are not followed any more. */
record SweepEventLines() implements Job {}
