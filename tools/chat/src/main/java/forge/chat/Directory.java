package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.ProjectId;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rooms for those who are not in them yet. */
public final class Directory {
  private static final int MAPPED = 5_000;
  private final Cache<Boolean, List<Room>> maps =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();
  private final Cache<Boolean, List<String>> tags =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();
  private static final int COUNTED = 1_000;
  private static final int MOST_TAGS = 24;
  private static final int SUGGESTED = 6;
  private static final int LOOKED_AT = 60;
  private static final int ASKED = 5;
  private final RoomStore rooms;
  private final SeatStore seats;
  private final WishStore wishes;
  private final Platform platform;

  Directory(RoomStore rooms, SeatStore seats, WishStore wishes, Platform platform) {
    this.rooms = rooms;
    this.seats = seats;
    this.wishes = wishes;
    this.platform = platform;
  }

  /** Rooms everybody may find, the liveliest first. */
  public Slice<Room> find(
      @Nullable String query, @Nullable String tag, @Nullable String after, int limit) {
    return rooms.directory(
        query == null ? "" : query, tag == null ? "" : tag.strip(), after, limit);
  }

  /**
   * What rooms about things are looked for.
   *
   * @param kind such as {@code ticket}; empty for all
   * @param project such as {@code p/aqueduct}; empty for all
   */
  public record Things(@Nullable String query, String kind, String project) {}

  /** Rooms about things the visitor may read, the liveliest first. */
  public Slice<Room> things(Identity identity, Things things, @Nullable String after, int limit) {
    var finds = new ArrayList<>(RoomDocument.words(things.query() == null ? "" : things.query()));
    if (!things.project().isEmpty()) {
      finds.add(RoomDocument.place(things.project()));
    }
    finds.add(RoomDocument.kind(things.kind()));
    User user = identity.user();
    Optional<RoomStore.Reading> reading =
        user.admin()
            ? Optional.empty()
            : Optional.of(new RoomStore.Reading(user.id(), platform.readTokens(user)));
    return rooms.things(finds, reading, after, limit);
  }

  /** A room that may be seen, though not necessarily read. */
  public Optional<Room> listed(RoomId id) {
    return rooms.find(id).filter(Room::listed);
  }

  /** A room one may want to see for what one does here, and why. */
  public record Suggestion(Room room, String because) {}

  /** Rooms of projects one belongs to, and rooms with tags of those one is in. */
  public List<Suggestion> suggestions(Identity identity) {
    User user = identity.user();
    if (user.guest()) {
      return List.of();
    }
    Set<RoomId> not = new HashSet<>(wishes.dismissed(user.id()));
    Set<RoomId> mine = new HashSet<>();
    seats.ofUser(user.id()).forEach(seat -> mine.add(seat.room()));
    var found = new ArrayList<Suggestion>();
    for (Room room : rooms.ofProjects(pages(user.id()), LOOKED_AT)) {
      found.add(new Suggestion(room, "You belong to its project"));
    }
    var tags = new HashSet<String>();
    rooms.find(mine).forEach(room -> tags.addAll(room.tags()));
    for (String tag : tags.stream().sorted().limit(ASKED).toList()) {
      for (Room room : rooms.directory("", tag, null, SUGGESTED).items()) {
        found.add(new Suggestion(room, "You are in rooms about " + tag));
      }
    }
    not.addAll(mine);
    var seen = new HashSet<RoomId>();
    return found.stream()
        .filter(s -> !not.contains(s.room().id()) && seen.add(s.room().id()))
        .limit(SUGGESTED)
        .toList();
  }

  private List<String> pages(UserId user) {
    return platform.projectsOf(user).stream().map(ProjectId::toString).toList();
  }

  /** The user does not want to be shown a room again. */
  public void dismiss(Identity identity, RoomId room) {
    if (!identity.user().guest() && rooms.find(room).isPresent()) {
      wishes.dismiss(identity.user().id(), room);
    }
  }

  /** The tags that most of the liveliest rooms have; some minutes old. */
  public List<String> tags() {
    return tags.get(true, all -> count());
  }

  private List<String> count() {
    var counts = new HashMap<String, Integer>();
    for (Room room : rooms.listed(COUNTED)) {
      room.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_TAGS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Rooms that search engines may keep, those spoken in last first; some minutes old. */
  public List<Room> mapped() {
    return maps.get(
        true,
        all ->
            rooms.listed(MAPPED).stream()
                .filter(room -> room.open() && room.policy().indexed())
                .toList());
  }
}
