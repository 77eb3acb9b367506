package forge.mail;

import forge.job.Job;

/** Asks for mail that came in, and is kept, to be read. */
public record ReadMail(String mail) implements Job {}
