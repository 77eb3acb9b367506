package forge.search;

/** An artifact whose title or name begins with what somebody types. */
public record Suggestion(String type, String project, String key, String title, String url) {}
