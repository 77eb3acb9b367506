package forge.chat;

import forge.job.Job;

/** Deletes files of rooms that no message has named for long, and bytes that nothing names. */
public record SweepRoomFiles() implements Job {}
