package forge.chat;

import forge.job.Job;

/** Has a page elsewhere read for what it says of itself. */
public record FetchPreview(String url) implements Job {}
