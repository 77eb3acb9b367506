package forge.event;

import forge.job.Job;

/** Asks for one event to be told to one listener. */
public record Deliver(String listener, Event event) implements Job {}
