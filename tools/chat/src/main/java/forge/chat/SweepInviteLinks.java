package forge.chat;

import forge.job.Job;

/** Forgets links into rooms that ended long ago. */
record SweepInviteLinks() implements Job {}
