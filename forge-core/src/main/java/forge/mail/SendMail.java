package forge.mail;

import forge.job.Job;

/** Asks for a letter that is kept to be handed to the mail server. */
public record SendMail(String letter) implements Job {}
