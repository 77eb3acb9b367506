package forge.chat.web;

import forge.chat.Room;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * Where a link into a room leads.
 *
 * @param by what the person is called who made it
 * @param link its address
 * @param inside whether the visitor reads the room already
 * @param closed why the visitor cannot come in just now; null where they can
 */
public record JoinPage(Room room, String by, String link, boolean inside, @Nullable String closed)
    implements View {}
