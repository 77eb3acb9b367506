package forge.chat;

import forge.job.Job;

/** Finds the rooms that keep messages for some days only, and has each trimmed. */
record SweepRooms() implements Job {}
