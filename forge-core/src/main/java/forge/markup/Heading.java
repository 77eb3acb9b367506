package forge.markup;

/** A heading of a text, for a table of contents. */
public record Heading(int level, String id, String text) {}
