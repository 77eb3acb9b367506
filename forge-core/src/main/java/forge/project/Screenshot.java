package forge.project;

/**
 * A picture of the software at work.
 *
 * @param content the SHA-256 of its bytes, in hexadecimal
 * @param type its media type
 * @param text what is seen on it, for who cannot see it
 */
public record Screenshot(String content, String type, String text, int width, int height) {}
