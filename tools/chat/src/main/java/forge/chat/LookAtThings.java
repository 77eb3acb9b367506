package forge.chat;

import forge.job.Job;

/**
 * Learns anew what rooms are about.
 *
 * @param mount where the things are; empty for those of which nothing is known yet
 */
record LookAtThings(String mount) implements Job {}
