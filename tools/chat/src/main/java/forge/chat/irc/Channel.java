package forge.chat.irc;

import forge.chat.Here;
import forge.chat.RoomId;
import forge.chat.RoomStream;
import forge.user.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A room as one client has it open. */
final class Channel {
  private static final int KNOWN = 2_000;
  private static final int EDITS = 100;
  private final String name;
  private final Here here;
  private final Set<UserId> known = new LinkedHashSet<>();
  private final Set<Long> edited = new LinkedHashSet<>();

  Channel(String name, Here here) {
    this.name = name;
    this.here = here;
  }

  /** What the client calls it: a channel, or the name of the other of two. */
  String name() {
    return name;
  }

  /** The client's visit as it was when it came. */
  Here here() {
    return here;
  }

  RoomId id() {
    return here.id();
  }

  String stream() {
    return RoomStream.of(here.id());
  }

  /** Whether it is a talk of two, which has no list of names. */
  boolean query() {
    return !ChannelNames.channel(name);
  }

  /** The client has been told that these are here. */
  synchronized void knows(Collection<UserId> people) {
    people.forEach(this::meets);
  }

  /** Notes that somebody is here; true where the client has not been told and should be. */
  synchronized boolean meets(UserId user) {
    return known.size() < KNOWN && known.add(user);
  }

  synchronized boolean has(UserId user) {
    return known.contains(user);
  }

  /** Whether a change of this message has not been told yet. */
  synchronized boolean firstEdit(long number) {
    if (edited.size() >= EDITS) {
      edited.remove(edited.iterator().next());
    }
    return edited.add(number);
  }
}
