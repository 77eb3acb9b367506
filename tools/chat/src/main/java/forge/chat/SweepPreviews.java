package forge.chat;

import forge.job.Job;

/** Forgets previews of pages that nobody has named for long. */
public record SweepPreviews() implements Job {}
