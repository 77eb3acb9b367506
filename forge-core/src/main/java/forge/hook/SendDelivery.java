package forge.hook;

import forge.job.Job;

/** Asks for one delivery to be sent. */
public record SendDelivery(String hook, String delivery) implements Job {}
