package forge.chat;

import forge.access.Permission;
import forge.access.Visit;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.User;
import java.net.URI;

/** Somebody in a room: every deed in it is part of one. */
public record Here(Room room, Visit visit) {

  public RoomId id() {
    return room.id();
  }

  public User user() {
    return visit.user();
  }

  public boolean may(Permission permission) {
    return visit.may(permission);
  }

  public void require(Permission permission) {
    visit.require(permission);
  }

  /** Refuses guests, and tokens that may only read. */
  void requireAccount(String deed) {
    if (user().guest()) {
      throw new SignInNeeded(deed);
    }
  }

  public URI page(Object... parts) {
    return URI.create(room.page(parts));
  }

  public URI api(Object... parts) {
    return URI.create(room.api(parts));
  }

  /** What the visitor calls the room. */
  public String label() {
    return room.labelFor(user().id());
  }
}
