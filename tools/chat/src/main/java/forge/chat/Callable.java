package forge.chat;

/**
 * People who can be called together.
 *
 * @param name what stands after the {@code @}
 * @param about who they are, in a few words
 */
public record Callable(String name, String about) {}
