package forge.chat;

import forge.job.Job;

/** Tells one program of one message. */
record CallOut(String room, String hook, long message) implements Job {}
