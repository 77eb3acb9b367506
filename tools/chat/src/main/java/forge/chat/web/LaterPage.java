package forge.chat.web;

import forge.chat.LaterMessage;
import forge.chat.Room;
import forge.chat.Topic;
import forge.web.Problems;
import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to say later in a room.
 *
 * @param topic the topic in which it shall be said; null outside of topics
 * @param changing the message that is being changed; null for a new one
 * @param text what was typed, or begun in the room
 * @param at the time that was typed
 * @param was the time it had so far; null where another was typed
 */
public record LaterPage(
    Room room,
    String label,
    List<LaterMessage> messages,
    @Nullable Topic topic,
    @Nullable String changing,
    String text,
    String at,
    @Nullable Instant was,
    Problems problems)
    implements View {}
