package forge.notification;

import forge.job.Job;

/**
 * Sends a notification to one browser.
 *
 * @param text what its service worker is to read
 * @param about what a later one takes the place of
 * @param until after that second nobody wants to know
 */
public record Push(String device, String text, String about, long until) implements Job {}
