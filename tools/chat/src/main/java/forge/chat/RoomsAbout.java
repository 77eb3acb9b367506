package forge.chat;

import forge.event.Event;
import forge.event.Subject;
import forge.user.Identity;
import java.util.Optional;

/** The rooms that people opened about what something happens to. */
record RoomsAbout(Doors doors) {
  private static final String WITHIN = "within";

  /** That about the thing itself. */
  Optional<Here> itself(Identity who, Event event) {
    return at(who, event.subject(), event.subject().artifact());
  }

  /** That about what the thing is part of, as a ticket is of a milestone. */
  Optional<Here> around(Identity who, Event event) {
    String whole = event.detail(WITHIN);
    return whole.isEmpty() ? Optional.empty() : at(who, event.subject(), whole);
  }

  private Optional<Here> at(Identity who, Subject subject, String artifact) {
    return doors.enter(who, RoomId.about(subject.mount(), artifact));
  }
}
