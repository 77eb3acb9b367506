package forge.files.web;

/**
 * What is new in a release, as its notes could tell it.
 *
 * @param since the version before; empty where there is none
 * @param notes Markdown; empty where nothing was done
 */
public record ChangesJson(String since, String notes) {}
