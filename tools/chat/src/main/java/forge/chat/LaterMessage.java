package forge.chat;

import forge.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said later.
 *
 * @param topic where; null outside of topics
 * @param refused why it was not said when its time came; null before
 */
public record LaterMessage(
    String id,
    RoomId room,
    User author,
    @Nullable TopicNumber topic,
    String text,
    Instant at,
    @Nullable String refused) {}
