package forge.chat;

import forge.job.Job;

/**
 * Has everybody in a room told that a message calls them.
 *
 * @param all whether those too who are not on the site just now
 */
public record CallEveryone(String room, long message, boolean all) implements Job {}
