package forge.mail;

import forge.job.Job;

/** Asks for mail to be forgotten that came in long ago. */
public record ForgetInbox() implements Job {}
