package forge.chat.emoji;

import forge.job.Job;

/** Asks for the pictures to be deleted that no emoji has any more. */
record SweepEmoji() implements Job {}
