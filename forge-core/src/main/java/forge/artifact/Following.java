package forge.artifact;

/**
 * Whether the visitor follows an artifact, and how many people do; 0 where that is not asked.
 *
 * @param action where the follow button posts to; answers with a redirect to the page before
 */
public record Following(boolean following, int followers, String action) {}
