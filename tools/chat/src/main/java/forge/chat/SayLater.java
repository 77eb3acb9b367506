package forge.chat;

import forge.job.Job;

/** Says what was to be said at this time, unless it was cancelled. */
record SayLater(String id) implements Job {}
