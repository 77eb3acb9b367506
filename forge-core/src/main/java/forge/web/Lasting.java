package forge.web;

/**
 * A page that reads the same for the same reader as long as its record is equal, so that it may be
 * kept as it was rendered: all it shows is in its components, and all of them are values.
 */
public interface Lasting extends View {}
