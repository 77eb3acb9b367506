package forge.directory;

/**
 * A shelf of the directory.
 *
 * @param key never changes while the name may; projects are filed under it
 * @param depth 0 for the top shelves
 */
public record Category(String key, String name, int depth) {}
