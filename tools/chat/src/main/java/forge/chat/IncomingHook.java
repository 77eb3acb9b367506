package forge.chat;

import forge.user.UserId;
import java.time.Instant;

/**
 * An address by which another program says something in a room. Whoever knows the address may.
 *
 * @param name under which it speaks unless a message says otherwise
 * @param maker on whose behalf: when they may not write here any more, neither may it
 */
public record IncomingHook(String id, RoomId room, String name, UserId maker, Instant madeAt) {
  Message.Author as(String username) {
    return new Message.Author(new UserId("*" + id), username.isEmpty() ? name : username);
  }
}
