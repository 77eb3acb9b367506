package forge.chat;

import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.Readers;
import forge.chat.block.Blocks;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do to have rooms outside projects: open them, ask people in. */
public final class FreeRooms {
  public static final int MOST_PEOPLE = 8;
  private static final int MOST_OWN = 100;
  private static final int MOST_TAGS = 8;
  static final int LONGEST_LABEL = 60;
  static final int LONGEST_TOPIC = 200;
  private static final int HANDLE = 40;
  private static final int TRIES = 50;
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}+#.-]{1,24}");

  private final Platform platform;
  private final RoomStore rooms;
  private final Seats seats;
  private final Doors doors;
  private final Entry entry;
  private final Conversations conversations;
  private final Blocks blocks;
  private final RoomsOfThings things;

  FreeRooms(
      Platform platform,
      RoomStore rooms,
      Seats seats,
      Doors doors,
      Entry entry,
      Conversations conversations,
      Blocks blocks,
      RoomsOfThings things) {
    this.platform = platform;
    this.rooms = rooms;
    this.seats = seats;
    this.doors = doors;
    this.entry = entry;
    this.conversations = conversations;
    this.blocks = blocks;
    this.things = things;
  }

  /**
   * What somebody says of a room.
   *
   * @param access {@code open}, {@code members} or {@code private}
   */
  public record Plan(
      @Nullable String label,
      @Nullable String topic,
      @Nullable String tags,
      @Nullable String access) {}

  /** Opens a room of the visitor's own. */
  public Room open(Identity identity, Plan plan) {
    User user = account(identity, "open rooms");
    String label = Check.line("label", "The name", plan.label(), LONGEST_LABEL);
    String topic = Check.optionalLine("topic", "The topic", plan.topic(), LONGEST_TOPIC);
    List<String> tags = tags(plan.tags());
    RoomRule rule = rule(plan.access());
    if (rooms.ownedBy(user.id(), MOST_OWN) >= MOST_OWN) {
      throw new Full("You opened " + MOST_OWN + " rooms, which is the limit.");
    }
    String handle = handle(label);
    for (int i = 1; i <= TRIES; i++) {
      RoomId id = RoomId.at("r", i == 1 ? handle : handle + "-" + i);
      Room room = room(id, rule, label, topic, tags, user.id(), null);
      if (rooms.open(room, platform.clock().instant())) {
        seats.sit(room, user);
        return room;
      }
    }
    throw new Invalid("label", "There are too many rooms of this name. Choose another.");
  }

  /** The talk among these people and the visitor, the same whenever it is asked for. */
  public Room direct(Identity identity, @Nullable String names) {
    User user = account(identity, "write to people");
    var people = new TreeSet<UserId>();
    people.add(user.id());
    for (String name : (names == null ? "" : names).split("[\\s,@]+", 40)) {
      if (!name.isEmpty()) {
        people.add(known(name));
      }
    }
    if (people.size() > MOST_PEOPLE) {
      throw new Invalid(
          "people",
          "At most " + MOST_PEOPLE + " people talk in one conversation, you included.",
          (long) MOST_PEOPLE);
    }
    Room room =
        room(
            among(people),
            new RoomRule.OfPeople(List.copyOf(people)),
            names(people),
            "",
            List.of(),
            null,
            null);
    if (rooms.find(room.id()).isEmpty()) {
      begin(user.id(), people);
      rooms.open(room, platform.clock().instant());
    }
    seats.sit(room, user);
    return conversations.titled(room, user.id());
  }

  /** Nobody begins a conversation with people who do not want to hear from them. */
  private void begin(UserId user, SortedSet<UserId> people) {
    var others = people.stream().filter(one -> !one.equals(user)).toList();
    if (others.stream().anyMatch(blocks.of(user)::contains)) {
      throw new Conflict("You blocked somebody of these. Unblock them to write to them.");
    }
    if (!blocks.by(others, user).isEmpty()) {
      throw new Denied(others.size() == 1 ? "write to this person" : "write to these people");
    }
  }

  /** The conversation among these people, whether there has been one or not. */
  static RoomId among(SortedSet<UserId> people) {
    return RoomId.at("d", Digest.of(names(people)));
  }

  private static String names(SortedSet<UserId> people) {
    return String.join(",", people.stream().map(UserId::value).toList());
  }

  /** The room about an artifact the visitor may read, opened where there is none. */
  public Room about(Identity identity, @Nullable String mount, @Nullable String artifact) {
    account(identity, "open rooms");
    String id = artifact == null ? "" : artifact;
    Visit visit =
        Optional.ofNullable(mount)
            .filter(m -> !m.isBlank())
            .flatMap(m -> platform.visit(identity, new MountId(m)))
            .orElseThrow(FreeRooms::nothing);
    Optional<Card> card = platform.artifacts().card(visit, id);
    if (!id.isEmpty() && card.isEmpty()) {
      throw nothing();
    }
    Room room = about(visit, id, card);
    if (rooms.open(room, platform.clock().instant())) {
      things.relate(visit, room, card);
    }
    return room;
  }

  private static RoomRule.Thing thing(Visit visit, Optional<Card> card) {
    var limited = card.map(Card::readers).orElse(Set.of());
    return new RoomRule.Thing(
        card.map(Card::type).orElse(visit.mount().tool().value()),
        visit.project().id().toString(),
        Readers.of(visit.project(), visit.mount(), limited));
  }

  /** The room about an artifact as it is now, by its card. */
  static Room about(Visit visit, String artifact, Optional<Card> card) {
    String key = card.flatMap(c -> c.keys().stream().findFirst()).orElse("");
    String title = card.map(Card::title).orElse(visit.mount().label());
    String label = (visit.project().about().title() + ": " + title).strip();
    return room(
        RoomId.about(visit.mount().id(), artifact),
        new RoomRule.About(visit.mount().id(), artifact, thing(visit, card)),
        cut(label),
        key.isEmpty() || title.contains(key) ? title : key + " " + title,
        List.of(),
        null,
        card.map(Card::page).orElse(visit.mount().page().toString()));
  }

  private static NotFound nothing() {
    return new NotFound("What you want to talk about");
  }

  /** Asks somebody in; they are members at once and may leave. */
  public void invite(Here here, @Nullable String name) {
    here.requireAccount("invite people");
    here.require(ChatPermission.SAY);
    if (here.room().direct()) {
      throw new Conflict("A conversation keeps its people. Begin another with everybody.");
    }
    UserId user = known(name == null ? "" : name.strip());
    if (!here.room().free() && doors.enter(Calls.somebody(user), here.id()).isEmpty()) {
      throw new Invalid("user", user + " may not read this project.");
    }
    if (!blocks.by(List.of(user), here.user().id()).isEmpty()) {
      throw new Invalid("user", "You may not ask " + user + " in.");
    }
    entry.admit(here, user);
    seats.sit(here.room(), user);
    entry.came(here.room(), user);
  }

  private static Room room(
      RoomId id,
      RoomRule rule,
      String label,
      String topic,
      List<String> tags,
      @Nullable UserId owner,
      @Nullable String about) {
    return new Room(
        id,
        rule,
        label,
        topic,
        tags,
        "/chat/" + id.path(),
        rule.listed(),
        owner,
        List.of(),
        about,
        Policy.USUAL,
        List.of(),
        Room.Pulse.NONE);
  }

  UserId known(String name) {
    try {
      UserId user = UserId.valueOf(name.toLowerCase(Locale.ROOT));
      if (platform.known(user)) {
        return user;
      }
    } catch (IllegalArgumentException e) {
      // answered below, as any other name nobody has
    }
    throw new Invalid(
        "people", "Nobody here is called \"" + Check.text("people", "The name", name, 200) + "\".");
  }

  private static User account(Identity identity, String deed) {
    if (identity.user().guest()) {
      throw new SignInNeeded(deed);
    }
    return identity.user();
  }

  static RoomRule rule(@Nullable String access) {
    return switch (access == null ? "open" : access) {
      case "open" -> new RoomRule.Open();
      case "members" -> new RoomRule.OfMembers(true);
      case "private" -> new RoomRule.OfMembers(false);
      default -> throw new Invalid("access", "access must be open, members or private.");
    };
  }

  static List<String> tags(@Nullable String text) {
    var tags = new LinkedHashSet<String>();
    for (String tag : (text == null ? "" : text).toLowerCase(Locale.ROOT).split("[\\s,]+", 40)) {
      if (tag.isEmpty()) {
        continue;
      }
      if (!TAG.matcher(tag).matches()) {
        throw new Invalid("tags", "A tag has 1 to 24 letters, digits or + # . - and no spaces.");
      }
      tags.add(tag);
    }
    if (tags.size() > MOST_TAGS) {
      throw new Invalid("tags", "A room has at most " + MOST_TAGS + " tags.", (long) MOST_TAGS);
    }
    return List.copyOf(tags);
  }

  /** The name in an address: small letters without accents, digits and hyphens. */
  static String handle(String label) {
    String plain =
        Normalizer.normalize(label, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String handle = plain.length() > HANDLE ? plain.substring(0, HANDLE) : plain;
    return handle.isEmpty() ? "room" : handle.replaceAll("-+$", "");
  }

  private static String cut(String label) {
    return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
  }
}
