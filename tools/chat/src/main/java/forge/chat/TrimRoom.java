package forge.chat;

import forge.job.Job;

/** Removes from a room what is older than it keeps. */
record TrimRoom(String room) implements Job {}
