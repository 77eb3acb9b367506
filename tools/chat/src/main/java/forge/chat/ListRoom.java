package forge.chat;

import forge.job.Job;

/** Notes anew whether everybody may find the room of a mount. */
record ListRoom(String room) implements Job {}
