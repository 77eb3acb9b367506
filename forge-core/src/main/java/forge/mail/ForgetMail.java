package forge.mail;

import forge.job.Job;

/** Asks for letters and answers that nobody needs any more to be forgotten. */
public record ForgetMail() implements Job {}
