package forge.hook;

import forge.job.Job;

/** Asks for old deliveries to be forgotten. */
public record ForgetDeliveries() implements Job {}
