package forge.project;

/** A set of people a project made itself, held beside the roles every project has. */
public record Group(String name, String description) {}
