package forge.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may write in a room just now, and how fast.
 *
 * @param withheld what keeps them from it, in a sentence; null where nothing does
 * @param until when that ends by itself; null where it does not
 * @param slow seconds between two messages of theirs; 0 for as fast as they like
 * @param pause seconds until they may say something again
 * @param settled whether they belong to the room long enough to write when it is locked
 */
public record Writing(
    @Nullable String withheld, @Nullable Instant until, int slow, int pause, boolean settled) {}
