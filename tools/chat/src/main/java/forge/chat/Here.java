package forge.chat;

import forge.access.Circle;
import forge.access.Permission;
import forge.access.Visit;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** Refuses unless the visitor keeps the room in order; the deed is what they wanted to do. */
  public void requireKeeper(String deed) {
    visit.require(ChatPermission.MODERATE, deed);
  }

  /** Refuses guests, and tokens that may only read. */
  void requireAccount(String deed) {
    if (user().guest()) {
      throw new SignInNeeded(deed);
    }
  }

  /** The group of people that a text of the room means, where it belongs to a project. */
  Optional<Circle> circle(String project, String name) {
    return Circle.find(visit.project(), project, name);
  }

  /**
   * By what the visitor is called here beside their name.
   *
   * @param member whether they belong to the room
   */
  public Set<String> circles(boolean member) {
    var mine = new TreeSet<String>();
    if (!user().guest() && !room.direct()) {
      Circle.of(visit.project()).stream()
          .filter(circle -> circle.holds(visit.roles()))
          .forEach(circle -> mine.add(circle.name()));
      if (member) {
        mine.addAll(List.of(RoomCalls.ALL, RoomCalls.PRESENT));
      }
    }
    return mine;
  }

  /** Whom the visitor may call together. */
  public List<Callable> callable() {
    var all = new ArrayList<Callable>();
    if (!room.direct() && may(ChatPermission.CALL)) {
      if (room.pulse().members() <= RoomCalls.MOST) {
        all.add(new Callable(RoomCalls.ALL, "everybody who belongs to the room"));
        all.add(new Callable(RoomCalls.PRESENT, "everybody in the room who is on the site"));
      }
      Circle.of(visit.project()).forEach(c -> all.add(new Callable(c.name(), c.about())));
    }
    return all;
  }

  public URI page(Object... parts) {
    return URI.create(room.page(parts));
  }

  public URI api(Object... parts) {
    return URI.create(room.api(parts));
  }

  /** What the visitor calls the room. */
  public String label() {
    return room.label();
  }
}
