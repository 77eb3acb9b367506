package forge.chat;

import forge.job.Job;

/** Forgets drafts nobody has touched for months. */
record ForgetDrafts() implements Job {}
