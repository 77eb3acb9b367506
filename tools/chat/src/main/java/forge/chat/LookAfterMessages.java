package forge.chat;

import forge.job.Job;

/** Asks whether those who follow the rooms have heard of everything that was said. */
public record LookAfterMessages() implements Job {}
